package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"year\":\"2026\"",
                "{\"year\":\"2026\"}}",
                "{\"year\":\"2026\"} {}",
                "{\"year\":\"2026\",}",
                "{'year':'2026'}",
                "{\"year\":\"2026\",\"year\":\"2026\"}",
                "{\"year\":NaN}",
                "// x\n{}",
                "[\"2026\"]",
                "\"2026\"",
                "null",
                "2026"
            })
    void rejectsABodyThatIsNotOneJsonObject(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(RequestException.class);
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
        assertThatThrownBy(() -> read(" ".repeat(SeasonBody.MAX_BYTES + 1))).hasMessage("The body is over 4096 bytes.");
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
