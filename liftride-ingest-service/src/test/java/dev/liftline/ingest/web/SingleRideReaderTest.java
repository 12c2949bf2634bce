package dev.liftline.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.liftline.ingest.ParsedRide;
import dev.liftline.model.FieldError;
import dev.liftline.model.LiftRide;
import dev.liftline.model.RideField;
import dev.liftline.model.ScannerId;
import dev.liftline.servicekit.web.BodyTooLargeException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;

class SingleRideReaderTest {

    private static final Instant NOW = Instant.parse("2025-01-07T11:37:04.125Z");
    private static final String PATH = "/skiers/1/seasons/2025/days/7/skiers/12345";
    private static final String BODY = "{\"time\":217,\"liftID\":21}";

    private final SingleRideReader reader = new SingleRideReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void readsARideFromPathBodyAndHeader() throws Exception {
        MockHttpServletRequest request = request(PATH, BODY);
        request.addHeader("X-Scanner-Id", "lift-21.a");

        assertThat(reader.read(request))
                .isEqualTo(new ParsedRide.Valid(new LiftRide(1, 2025, 7, 12345, 21, 217, NOW, "lift-21.a")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"liftID\":21,\"time\":217}",
                " {\n\"time\" : 217 ,\t\"liftID\" : 21 } \r\n",
                "{\"time\":217,\"liftID\":21,\"waitTime\":3}",
                "{\"time\":217,\"liftID\":21,\"skierID\":\"ignored\",\"x\":{\"time\":[1,{\"y\":null}]}}",
                "{\"\\u0074ime\":217,\"liftID\":21}",
                "{\"time\":217,\"liftID\":21,\"note\":\"Grüße \\u26f7\"}"
            })
    void ignoresUnknownFieldsOrderAndSpace(String body) throws Exception {
        assertThat(reader.read(request(PATH, body)))
                .isEqualTo(new ParsedRide.Valid(new LiftRide(1, 2025, 7, 12345, 21, 217, NOW, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"217\"",
                "1.5",
                "217.0",
                "2e2",
                "null",
                "true",
                "{}",
                "{\"time\":1}",
                "[217]",
                "-1",
                "1441",
                "32768",
                "2147483648",
                "9223372036854775808",
                "123456789012345678901234567890"
            })
    void rejectsATimeThatIsNotAnIntegerInRange(String time) throws Exception {
        assertThat(errors(request(PATH, "{\"time\":" + time + ",\"liftID\":21}")))
                .containsExactly(new FieldError("time", RideField.TIME.rule()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-21", "32768", "\"21\"", "21.5", "null", "false", "[]"})
    void rejectsALiftThatIsNotAnIntegerInRange(String lift) throws Exception {
        assertThat(errors(request(PATH, "{\"liftID\":" + lift + ",\"time\":217}")))
                .containsExactly(new FieldError("liftID", RideField.LIFT_ID.rule()));
    }

    @Test
    void listsAllErrors() throws Exception {
        MockHttpServletRequest request = request("/skiers/0/seasons/25/days/367/skiers/1x", "{\"time\":\"1\"}");
        request.addHeader("X-Scanner-Id", "a b");

        assertThat(errors(request))
                .containsExactly(
                        new FieldError("resortID", RideField.RESORT_ID.rule()),
                        new FieldError("seasonID", RideField.SEASON_ID.rule()),
                        new FieldError("dayID", RideField.DAY_ID.rule()),
                        new FieldError("skierID", RideField.SKIER_ID.rule()),
                        new FieldError("liftID", "is required"),
                        new FieldError("time", RideField.TIME.rule()),
                        new FieldError("X-Scanner-Id", ScannerId.RULE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%201", "1;x=1", "+1", "-1", "01", "1.0", "2147483648", "١", "1%00", "%2e%2e"})
    void rejectsASkierThatIsNotPlainDigits(String skier) throws Exception {
        assertThat(errors(request("/skiers/1/seasons/2025/days/7/skiers/" + skier, BODY)))
                .containsExactly(new FieldError("skierID", RideField.SKIER_ID.rule()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                   | The body is empty.
                    ` `                                  | The body must be a JSON object with time and liftID.
                    []                                   | The body must be a JSON object with time and liftID.
                    217                                  | The body must be a JSON object with time and liftID.
                    null                                 | The body must be a JSON object with time and liftID.
                    {"time":217,"liftID":21              | The JSON is incomplete (line 1, column 24).
                    {"time":217,                         | The body is not valid JSON (line 1, column 13).
                    {"time":217,"liftID":21,}            | The body is not valid JSON (line 1, column 25).
                    {"time":217,"liftID":021}            | The body is not valid JSON (line 1, column 23).
                    {"time":+217,"liftID":21}            | The body is not valid JSON (line 1, column 10).
                    {"time":NaN,"liftID":21}             | The body is not valid JSON (line 1, column 12).
                    {'time':217,'liftID':21}             | The body is not valid JSON (line 1, column 2).
                    {"time":217,"liftID":21} // hello    | The body is not valid JSON (line 1, column 26).
                    {"time":217,"liftID":21}{}           | Nothing may follow the JSON object.
                    {"time":217,"liftID":21}]            | The body is not valid JSON (line 1, column 25).
                    {"time":217,"liftID":21,"time":217}  | A JSON object has a duplicate key (line 1, column 31).
                    {"x":{"y":1,"\\u0079":1}}            | A JSON object has a duplicate key (line 1, column 21).
                    """)
    void rejectsABodyThatIsNotStrictJson(String body, String message) throws Exception {
        ParsedRide parsed = reader.read(request(PATH, body == null ? "" : body));

        assertThat(parsed).isInstanceOfSatisfying(ParsedRide.Invalid.class, invalid -> {
            assertThat(invalid.message()).isEqualTo(message);
            assertThat(invalid.errors()).isEmpty();
        });
    }

    @Test
    void rejectsDeepNesting() throws Exception {
        String body = "{\"x\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";

        assertThat(message(request(PATH, body)))
                .startsWith("The JSON is nested too deeply or holds an overlong number");
    }

    @Test
    void rejectsAnOverlongNumber() throws Exception {
        String body = "{\"time\":" + "1".repeat(3_000) + ",\"liftID\":21}";

        assertThat(message(request(PATH, body)))
                .startsWith("The JSON is nested too deeply or holds an overlong number");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC0, 0xED, 0xFE, 0xFF})
    void rejectsBytesThatAreNotUtf8(int first) throws Exception {
        byte[] body = "{\"time\":217,\"liftID\":21,\"x\":\"??\"}".getBytes(StandardCharsets.US_ASCII);
        int at = new String(body, StandardCharsets.US_ASCII).indexOf('?');
        body[at] = (byte) first;
        body[at + 1] = (byte) 0xA0;

        assertThat(message(request(PATH, body))).isEqualTo("The body is not valid UTF-8.");
    }

    @Test
    void rejectsUtf16() throws Exception {
        assertThat(reader.read(request(PATH, BODY.getBytes(StandardCharsets.UTF_16))))
                .isInstanceOf(ParsedRide.Invalid.class);
    }

    @Test
    void listsErrorsOfThePathWithAnUnreadableBody() throws Exception {
        assertThat(errors(request("/skiers/1/seasons/2025/days/0/skiers/1", "{")))
                .containsExactly(new FieldError("dayID", RideField.DAY_ID.rule()));
    }

    @Test
    void rejectsABodyOver4KiB() throws Exception {
        String fits = BODY + " ".repeat(4_096 - BODY.length());
        assertThat(reader.read(request(PATH, fits))).isInstanceOf(ParsedRide.Valid.class);

        assertThatExceptionOfType(BodyTooLargeException.class)
                .isThrownBy(() -> reader.read(request(PATH, fits + " ")))
                .withMessage("The body must not be longer than 4 KiB.");
    }

    @Test
    void rejectsARepeatedScanner() throws Exception {
        MockHttpServletRequest request = request(PATH, BODY);
        request.addHeader("X-Scanner-Id", "lift-21.a");
        request.addHeader("X-Scanner-Id", "lift-21.a");

        assertThat(errors(request)).containsExactly(new FieldError("X-Scanner-Id", ScannerId.RULE));
    }

    @Test
    void readsPlainText() throws Exception {
        MockHttpServletRequest request = request(PATH, BODY);
        request.setContentType("text/plain; charset=ISO-8859-1");
        assertThat(reader.read(request)).isInstanceOf(ParsedRide.Valid.class);
    }

    @Test
    void rejectsAnotherCharset() {
        MockHttpServletRequest request = request(PATH, BODY);
        request.setContentType("application/json; charset=iso-8859-1");
        assertThatExceptionOfType(HttpMediaTypeNotSupportedException.class).isThrownBy(() -> reader.read(request));
    }

    private List<FieldError> errors(MockHttpServletRequest request) throws Exception {
        return invalid(request).errors();
    }

    private String message(MockHttpServletRequest request) throws Exception {
        return invalid(request).message();
    }

    private ParsedRide.Invalid invalid(MockHttpServletRequest request) throws Exception {
        ParsedRide parsed = reader.read(request);
        assertThat(parsed).isInstanceOf(ParsedRide.Invalid.class);
        return (ParsedRide.Invalid) parsed;
    }

    private static MockHttpServletRequest request(String path, String body) {
        return request(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private static MockHttpServletRequest request(String path, byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setContentType("application/json");
        request.setContent(body);
        return request;
    }
}
