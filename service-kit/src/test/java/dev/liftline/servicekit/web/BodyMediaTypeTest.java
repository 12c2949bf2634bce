package dev.liftline.servicekit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.HttpMediaTypeNotSupportedException;

class BodyMediaTypeTest {

    @Test
    void takesABodyWithoutAContentTypeForJson() throws Exception {
        assertThat(read(List.of())).isEqualTo(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; v=1",
                "application/json;charset=\"UTF-8\"",
                "application/json; charset=utf-8",
                "text/plain",
                "text/plain;charset=UTF-8",
                "text/plain; charset=ISO-8859-1",
                "text/plain; charset=us-ascii; format=flowed",
                " "
            })
    void takesJsonAndPlainTextForJson(String type) throws Exception {
        assertThat(read(List.of(type))).isEqualTo(MediaType.APPLICATION_JSON);
    }

    @Test
    void acceptsTheOtherTypesOfAnOperation() throws Exception {
        assertThat(read(List.of("application/x-ndjson;charset=utf-8"), MediaType.APPLICATION_NDJSON))
                .isEqualTo(MediaType.APPLICATION_NDJSON);
        assertThat(read(List.of("text/plain"), MediaType.APPLICATION_NDJSON)).isEqualTo(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/*",
                "*/*",
                "application/x-ndjson",
                "application/x-www-form-urlencoded",
                "application/problem+json",
                "application/json;charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "text/plain; charset=utf-16",
                "application/json, text/plain",
                "application/json;=",
                "nonsense",
                "/",
                ";"
            })
    void listsTheAcceptedTypesForAnyOther(String type) {
        assertThatExceptionOfType(HttpMediaTypeNotSupportedException.class)
                .isThrownBy(() -> read(List.of(type)))
                .satisfies(unsupported -> {
                    assertThat(unsupported.getHeaders().getAccept())
                            .containsExactly(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN);
                    assertThat(BodyMediaType.sentence(unsupported))
                            .isEqualTo("The content type must be application/json or text/plain, in UTF-8.");
                });
    }

    @Test
    void describesAnExceptionThatNamesNoAcceptedTypes() {
        assertThat(BodyMediaType.sentence(new HttpMediaTypeNotSupportedException("no types")))
                .isEqualTo("The content type is not accepted.");
    }

    @Test
    void rejectsARepeatedContentType() {
        List<String> lines = List.of("application/json", "application/json");
        assertThatExceptionOfType(HttpMediaTypeNotSupportedException.class)
                .isThrownBy(() -> read(lines, MediaType.APPLICATION_NDJSON))
                .satisfies(unsupported -> assertThat(BodyMediaType.sentence(unsupported))
                        .isEqualTo("The content type must be application/json, application/x-ndjson or text/plain, in"
                                + " UTF-8."));
    }

    private static MediaType read(List<String> lines, MediaType... others) throws HttpMediaTypeNotSupportedException {
        return BodyMediaType.of(
                new MockHttpServletRequest() {
                    @Override
                    public Enumeration<String> getHeaders(String name) {
                        return Collections.enumeration(name.equals(HttpHeaders.CONTENT_TYPE) ? lines : List.of());
                    }
                },
                others);
    }
}
