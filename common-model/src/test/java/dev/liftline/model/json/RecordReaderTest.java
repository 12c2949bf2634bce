package dev.liftline.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.liftline.model.LiftRide;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

class RecordReaderTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Databind with the same rules. */
    private static final ObjectReader DATABIND = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withCoercionConfig(
                    LogicalType.Integer,
                    types -> types.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Textual,
                    types -> types.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new SimpleModule().addDeserializer(Instant.class, new TextInstant()))
            .build()
            .readerFor(LiftRide.class);

    private static final String FIELDS =
            "'resortId':1,'seasonId':2025,'dayId':7,'skierId':12345,'liftId':21,'time':217,"
                    + "'receivedAt':'2025-01-07T11:37:04.125Z'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2024-02-29T23:59:59.999999Z",
                "2100-03-01T00:00:00.000000001Z",
                "9999-12-31T23:59:59.5Z"
            })
    void readsEveryInstantThatIsWritten(String instant) throws MalformedRideException {
        LiftRide ride = new LiftRide(2_000_000, 0, 366, 123_456_789, 32767, 0, Instant.parse(instant), null);

        assertThat(RecordReader.read(JSON.writeValueAsBytes(ride))).isEqualTo(ride);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29T00:00:00Z",
                "2025-13-01T00:00:00Z",
                "2025-00-01T00:00:00Z",
                "2025-01-01T24:00:01Z",
                "2025-01-01T00:00:60Z",
                "2025-01-01T00:00:00",
                "yesterday",
                ""
            })
    void rejectsOtherTexts(String instant) {
        assertMalformed(
                FIELDS.replace("2025-01-07T11:37:04.125Z", instant),
                "The field receivedAt is missing or not of its type.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'time':217     | 'time':2147483648                | The field time is missing or not of its type.
            'time':217     | 'time':1e2                       | The field time is missing or not of its type.
            'time':217     | 'time':1441                      | time must be an integer from 0 to 1440, the minutes after the lifts opened, not 1441.
            'time':217     | 'other':217                      | The field time is missing or not of its type.
            'time':217     | 'time':217,'x':{'y':1,'y':1}     | The value is not strict JSON: Duplicate Object property "y".
            'time':217     | `'time':217,'scannerId':'a b'`   | scannerId must be 1 to 64 letters, digits, dots, hyphens or underscores.
            """)
    void rejectsWithAReason(String field, String replacement, String reason) {
        assertMalformed(FIELDS.replace(field, replacement), reason);
    }

    @Test
    void rejectsDeepNesting() {
        assertMalformed(
                FIELDS + ",'x':" + "[".repeat(1_000) + "]".repeat(1_000),
                "The value is nested too deeply or holds an overlong text or number.");
    }

    @Test
    void agreesWithDatabindOnMutatedRecords() {
        Random random = new Random(7);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] json = Mutation.of(random, JSON.writeValueAsBytes(ride(random)));
            LiftRide expected = databind(json);
            assertThat(read(json)).as(new String(json, StandardCharsets.UTF_8)).isEqualTo(expected);
            accepted += expected == null ? 0 : 1;
        }
        assertThat(accepted).isBetween(2_000, 18_000);
    }

    private static void assertMalformed(String fields, String reason) {
        byte[] json = ("{" + fields + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(MalformedRideException.class)
                .isThrownBy(() -> RecordReader.read(json))
                .withMessage(reason);
    }

    private static @Nullable LiftRide read(byte[] json) {
        try {
            return RecordReader.read(json);
        } catch (MalformedRideException e) {
            return null;
        }
    }

    private static @Nullable LiftRide databind(byte[] json) {
        try {
            return DATABIND.readValue(json);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static LiftRide ride(Random random) {
        return new LiftRide(
                1 + random.nextInt(20),
                random.nextInt(10_000),
                1 + random.nextInt(366),
                1 + random.nextInt(Integer.MAX_VALUE - 1),
                1 + random.nextInt(100),
                random.nextInt(1_441),
                Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000) * 1_000L),
                random.nextBoolean() ? null : "lift-" + random.nextInt(50) + ".a");
    }

    /** Databind would also read numbers as instants. */
    private static final class TextInstant extends StdDeserializer<Instant> {

        private TextInstant() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            try {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    return Instant.parse(parser.getString());
                }
            } catch (DateTimeParseException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, parser.getString(), "no instant");
            }
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
    }
}
