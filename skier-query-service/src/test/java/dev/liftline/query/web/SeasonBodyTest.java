package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.liftline.model.FieldError;
import dev.liftline.servicekit.web.BodyTooLargeException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;

class SeasonBodyTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final RequestFields fields = new RequestFields(request);

    @Test
    void readsTheYearAndIgnoresUnknownFields() throws Exception {
        assertThat(read("{\"name\":{\"a\":[1]},\"year\":\"0026\"}")).isEqualTo(26);
        fields.throwIfInvalid();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"year\":2026}",
                "{\"year\":\"26\"}",
                "{\"year\":null}",
                "{\"year\":\"20267\"}",
                "{\"year\":\"２０２６\"}",
                "{\"year\":[\"2026\"]}",
                "{\"year\":\" 2026\"}",
                "{\"year\":\"\"}",
                "{\"year\":2026.0}"
            })
    void rejectsAYearThatIsNotAStringOfFourDigits(String body) throws Exception {
        read(body);
        assertThatThrownBy(fields::throwIfInvalid)
                .hasMessage("year must be a string of four digits, for example \"2026\".");
    }

    @Test
    void rejectsAMissingYear() throws Exception {
        read("{\"Year\":\"2026\"}");
        assertThatThrownBy(fields::throwIfInvalid).hasMessage("year is required.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                | The body is empty.
            ` `                               | The body must be a JSON object with a year.
            ["2026"]                          | The body must be a JSON object with a year.
            "2026"                            | The body must be a JSON object with a year.
            null                              | The body must be a JSON object with a year.
            2026                              | The body must be a JSON object with a year.
            {                                 | The JSON is incomplete (line 1, column 2).
            {"year":"2026"                    | The JSON is incomplete (line 1, column 15).
            {"year":"2026"}}                  | The body is not valid JSON (line 1, column 16).
            {"year":"2026"} {}                | Nothing may follow the JSON object.
            {"year":"2026",}                  | The body is not valid JSON (line 1, column 16).
            {'year':'2026'}                   | The body is not valid JSON (line 1, column 2).
            {"year":NaN}                      | The body is not valid JSON (line 1, column 12).
            // x                              | The body is not valid JSON (line 1, column 1).
            {"year":"2026","year":"2026"}     | A JSON object has a duplicate key (line 1, column 22).
            {"x":{"y":1,"y":1}}               | A JSON object has a duplicate key (line 1, column 16).
            """)
    void rejectsABodyThatIsNotOneJsonObject(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(RequestException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 3_000})
    void rejectsAnOverlongNumber(int digits) {
        assertThatThrownBy(() -> read("{\"year\":" + "9".repeat(digits) + "}"))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("The JSON is nested too deeply or holds an overlong number");
    }

    @Test
    void namesInvalidFieldsOfThePathWithAnUnreadableBody() {
        fields.reject("resortID", "is wrong");
        assertThatThrownBy(() -> read("{"))
                .asInstanceOf(type(RequestException.class))
                .extracting(e -> e.problem().getProperties())
                .asInstanceOf(MAP)
                .extractingByKey("errors")
                .asInstanceOf(LIST)
                .containsExactly(new FieldError("resortID", "is wrong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16le", "utf-16be", "utf-32le"})
    void rejectsABodyThatIsNotUtf8(String encoding) {
        request.setContentType("application/json");
        request.setContent("{\"year\":\"2026\"}".getBytes(Charset.forName(encoding)));
        assertThatThrownBy(() -> SeasonBody.read(request, fields)).isInstanceOf(RequestException.class);
    }

    @Test
    void rejectsABodyOverTheLimit() {
        assertThatThrownBy(() -> read(" ".repeat(4_097)))
                .isInstanceOf(BodyTooLargeException.class)
                .hasMessage("The body must not be longer than 4 KiB.");
    }

    @Test
    void readsPlainText() throws Exception {
        assertThat(read("{\"year\":\"2026\"}", "text/plain;charset=ISO-8859-1")).isEqualTo(2026);
    }

    @Test
    void rejectsAnotherCharset() {
        assertThatThrownBy(() -> read("{\"year\":\"2026\"}", "application/json;charset=iso-8859-1"))
                .isInstanceOf(HttpMediaTypeNotSupportedException.class);
    }

    private int read(String body) throws Exception {
        return read(body, "application/json; charset=utf-8");
    }

    private int read(String body, String contentType) throws Exception {
        request.setContentType(contentType);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return SeasonBody.read(request, fields);
    }
}
