package dev.liftline.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.liftline.ingest.ParsedRide;
import dev.liftline.model.FieldError;
import dev.liftline.model.LiftRide;
import dev.liftline.model.RideField;
import dev.liftline.model.ScannerId;
import dev.liftline.model.json.UnreadableBodyException;
import dev.liftline.servicekit.web.BodyTooLargeException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class BatchReaderTest {

    private static final Instant NOW = Instant.parse("2025-01-07T11:37:04.125Z");
    private static final String ITEM =
            "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":12345,\"time\":217,\"liftID\":21,\"scannerID\":\"lift-21.a\"}";
    private static final ParsedRide RIDE =
            new ParsedRide.Valid(new LiftRide(1, 2025, 7, 12345, 21, 217, NOW, "lift-21.a"));
    private static final String ARRAY = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final BatchReader reader = new BatchReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void readsAnArrayAndLines() throws Exception {
        assertThat(read(ARRAY, "[" + ITEM + "," + ITEM + "]")).containsExactly(RIDE, RIDE);
        assertThat(read(LINES, ITEM + "\n" + ITEM)).containsExactly(RIDE, RIDE);
        assertThat(read(LINES + ";charset=utf-8", ITEM + "\r\n\r\n" + ITEM + "\r\n"))
                .containsExactly(RIDE, RIDE);
    }

    @Test
    void takesACarriageReturnWithinALineForSpace() throws Exception {
        assertThat(read(LINES, "\r" + ITEM.replace(",", ",\r") + "\r\n" + ITEM + "\r"))
                .containsExactly(RIDE, RIDE);
    }

    @Test
    void readsAnArrayOfPlainText() throws Exception {
        assertThat(read("text/plain", "[" + ITEM + "]")).containsExactly(RIDE);
    }

    @Test
    void readsARideWithoutScanner() throws Exception {
        assertThat(read(ARRAY, "[" + ITEM.replace(",\"scannerID\":\"lift-21.a\"", "") + "]"))
                .containsExactly(new ParsedRide.Valid(new LiftRide(1, 2025, 7, 12345, 21, 217, NOW, null)));
    }

    @Test
    void listsAllErrorsOfAnInvalidItemAndReadsTheOthers() throws Exception {
        String wrong =
                "{\"resortID\":\"1\",\"seasonID\":2025,\"skierID\":0,\"time\":1441,\"liftID\":1.5,\"scannerID\":7}";

        List<ParsedRide> rides = read(ARRAY, "[" + wrong + "," + ITEM + ",[],null,{}]");

        assertThat(errors(rides.get(0)))
                .containsExactly(
                        new FieldError("resortID", RideField.RESORT_ID.rule()),
                        new FieldError("seasonID", RideField.SEASON_ID.rule()),
                        new FieldError("dayID", "is required"),
                        new FieldError("skierID", RideField.SKIER_ID.rule()),
                        new FieldError("liftID", RideField.LIFT_ID.rule()),
                        new FieldError("time", RideField.TIME.rule()),
                        new FieldError("scannerID", ScannerId.RULE));
        assertThat(rides.get(1)).isEqualTo(RIDE);
        assertThat(errors(rides.get(2))).containsExactly(new FieldError("ride", "must be a JSON object"));
        assertThat(errors(rides.get(3))).containsExactly(new FieldError("ride", "must be a JSON object"));
        assertThat(errors(rides.get(4))).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    application/json     | ``          | The body is empty.
                    application/json     | []          | The batch is empty.
                    application/json     | {}          | The body must be a JSON array of rides.
                    application/json     | [{}] []     | Nothing may follow the JSON array.
                    application/json     | [{}         | The JSON is incomplete (line 1, column 4).
                    application/json     | [{},]       | The body is not valid JSON (line 1, column 5).
                    application/json     | [{"a":1,"a":2}] | A JSON object has a duplicate key (line 1, column 12).
                    application/x-ndjson | `\n\n`      | The batch is empty.
                    application/x-ndjson | {} {}       | Each line must hold one ride (line 1).
                    application/x-ndjson | `{\n}`      | Each line must hold one ride (line 1).
                    application/x-ndjson | `{}\n{"a"`  | The JSON is incomplete (line 2, column 5).
                    application/x-ndjson | `{}\r{}`    | Each line must hold one ride (line 1).
                    application/x-ndjson | `{"x":"\r"}` | The body is not valid JSON (line 1, column 7).
                    application/x-ndjson | `{},\n{}`   | The body is not valid JSON (line 1, column 3).
                    """)
    void rejectsABodyThatIsNotABatch(String contentType, String body, String message) {
        assertThatExceptionOfType(UnreadableBodyException.class)
                .isThrownBy(() -> read(
                        contentType,
                        body == null ? "" : body.replace("\\n", "\n").replace("\\r", "\r")))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void rejectsMoreThanAThousandRides(String contentType) throws Exception {
        assertThat(read(contentType, items(contentType, 1_000))).hasSize(1_000).containsOnly(RIDE);

        assertThatExceptionOfType(BodyTooLargeException.class)
                .isThrownBy(() -> read(contentType, items(contentType, 1_001)))
                .withMessage("A batch must not hold more than 1000 rides.")
                .satisfies(tooLarge ->
                        assertThat(tooLarge.errors()).containsExactly(new FieldError("rides", "must be at most 1000")));
    }

    @Test
    void rejectsABodyOver512KiB() {
        String body = "[" + ITEM + "]" + " ".repeat(512 * 1024);

        assertThatExceptionOfType(BodyTooLargeException.class)
                .isThrownBy(() -> read(ARRAY, body))
                .withMessage("The body must not be longer than 512 KiB.");
    }

    private static String items(String contentType, int count) {
        List<String> items = Collections.nCopies(count, ITEM);
        return contentType.equals(LINES) ? String.join("\n", items) : "[" + String.join(",", items) + "]";
    }

    private static List<FieldError> errors(ParsedRide parsed) {
        assertThat(parsed).isInstanceOf(ParsedRide.Invalid.class);
        return ((ParsedRide.Invalid) parsed).errors();
    }

    private List<ParsedRide> read(String contentType, String body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/lift-rides");
        request.setContentType(contentType);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return reader.read(request);
    }
}
