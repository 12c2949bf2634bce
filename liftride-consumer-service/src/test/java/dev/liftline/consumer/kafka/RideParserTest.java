package dev.liftline.consumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.liftline.model.LiftRide;
import dev.liftline.model.Topics;
import dev.liftline.model.json.MalformedRideException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RideParserTest {

    private static final String FIELDS =
            "'resortId':1,'seasonId':2025,'dayId':7,'skierId':12345,'liftId':21,'time':217,"
                    + "'receivedAt':'2025-01-07T11:37:04.125Z'";

    private final RideParser parser = new RideParser();

    @Test
    void readsTheGoldenFile() throws Exception {
        assertThat(parser.parse(new RecordHeaders(), golden()))
                .isEqualTo(new LiftRide(
                        1, 2025, 7, 12345, 21, 217, Instant.parse("2025-01-07T11:37:04.125Z"), "lift-21.a"));
    }

    @Test
    void readsARideWithoutScanner() throws Exception {
        assertThat(parse("{" + FIELDS + "}").scannerId()).isNull();
        assertThat(parse("{" + FIELDS + ",'scannerId':null}").scannerId()).isNull();
    }

    @Test
    void ignoresUnknownFields() throws Exception {
        assertThat(parse("{" + FIELDS + ",'weather':{'snow':[1,2]}}").skierId()).isEqualTo(12345);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `'liftId':21,`                | ``                                | The field liftId is missing or not of its type.
            'liftId':21                   | 'liftId':null                     | The field liftId is missing or not of its type.
            'liftId':21                   | 'liftId':'21'                     | The field liftId is missing or not of its type.
            'liftId':21                   | 'liftId':''                       | The field liftId is missing or not of its type.
            'liftId':21                   | 'liftId':21.0                     | The field liftId is missing or not of its type.
            'liftId':21                   | 'liftId':true                     | The field liftId is missing or not of its type.
            'liftId':21                   | 'liftId':[21]                     | The field liftId is missing or not of its type.
            'liftId':21                   | 'liftId':{}                       | The field liftId is missing or not of its type.
            'liftId':21                   | 'liftId':0                        | liftID must be an integer from 1 to 32767, not 0.
            'liftId':21                   | 'liftId':32768                    | liftID must be an integer from 1 to 32767, not 32768.
            'dayId':7                     | 'dayId':367                       | dayID must be an integer from 1 to 366, not 367.
            'time':217                    | 'time':-1                         | time must be an integer from 0 to 1440
            'seasonId':2025               | 'seasonId':10000                  | seasonID must be four digits
            'skierId':12345               | 'skierId':2147483648              | The field skierId is missing or not of its type.
            '2025-01-07T11:37:04.125Z'    | 1736249824                        | The field receivedAt is missing or not of its type.
            '2025-01-07T11:37:04.125Z'    | 'yesterday'                       | The field receivedAt is missing or not of its type.
            '2025-01-07T11:37:04.125Z'    | '+99999-01-07T11:37:04.125Z'      | receivedAt must lie between 1970 and 9999.
            `,'receivedAt':'2025-01-07T11:37:04.125Z'` | ``                   | receivedAt is required.
            'time':217                    | `'time':217,'scannerId':5`        | The field scannerId is missing or not of its type.
            'time':217                    | `'time':217,'scannerId':''`       | scannerId must be 1 to 64 letters
            'time':217                    | `'time':217,'time':217`           | The value is not strict JSON: Duplicate
            """)
    void rejectsInvalidFieldsWithAReason(String field, String instead, String reason) {
        String changed = FIELDS.replace(field, instead);

        assertThat(changed).isNotEqualTo(FIELDS);
        assertMalformed(json("{" + changed + "}"), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "not json", "{\"liftId\":", "{} {}", "[]", "null", "7", "\"ride\"", "\u0000"})
    void rejectsAValueThatIsNotOneObject(String value) {
        assertMalformed(value.getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void rejectsARecordWithoutValue() {
        assertMalformed(null, "The record has no value.");
    }

    @Test
    void rejectsAValueAfterTheRide() {
        assertMalformed(json("{" + FIELDS + "}{" + FIELDS + "}"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.99"})
    void readsEveryMinorVersion(String version) throws Exception {
        assertThat(parser.parse(headers(version), golden()).skierId()).isEqualTo(12345);
    }

    @ParameterizedTest
    @CsvSource({
        "2.0, 'Schema version 2.0 is not readable here, only 1.x.'",
        "one, The header schema-version is not MAJOR.MINOR.",
        "'', The header schema-version is not MAJOR.MINOR."
    })
    void rejectsOtherVersions(String version, String reason) {
        assertThatExceptionOfType(MalformedRideException.class)
                .isThrownBy(() -> parser.parse(headers(version), golden()))
                .withMessage(reason);
    }

    private void assertMalformed(byte @Nullable [] value, String reason) {
        assertThatExceptionOfType(MalformedRideException.class)
                .isThrownBy(() -> parser.parse(new RecordHeaders(), value))
                .withMessageStartingWith(reason)
                .satisfies(e -> assertThat(e.reason()).endsWith(".").doesNotContain("\n", "Exception", "dev.liftline"));
    }

    private LiftRide parse(String json) throws MalformedRideException {
        return parser.parse(new RecordHeaders(), json(json));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static RecordHeaders headers(String version) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Topics.SCHEMA_VERSION_HEADER, version.getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    private static byte[] golden() throws IOException {
        try (InputStream golden = LiftRide.class.getResourceAsStream("lift-ride.golden.json")) {
            return golden.readAllBytes();
        }
    }
}
