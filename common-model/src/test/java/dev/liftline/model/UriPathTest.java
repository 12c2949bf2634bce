package dev.liftline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriPathTest {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/resorts, /resorts",
        "//resorts///1/, /resorts/1/",
        "/%72esorts/%31, /resorts/1",
        "/%7Ea%2D%5F%2E%2eb, /~a-_..b",
        "/%2f%2F/%252e, /%2f%2F/%252e",
        "/%20%c3%a9%00%zz%4, /%20%c3%a9%00%zz%4",
        "/%, /%",
        "/%%32e%%32e/, /%%32e%%32e/",
        "/%%331/%3%31/%2%30, /%%331/%3%31/%2%30",
        "/%%%331, /%%%331",
        "/%2f%31/%zz%31, /%2f1/%zz1",
        "'', ''"
    })
    void normalizesEscapesOfUnreservedCharactersAndRepeatedSlashes(String path, String normal) {
        assertThat(UriPath.normalize(path)).isEqualTo(normal);
        assertThat(UriPath.normalize(normal)).as("normalized again").isEqualTo(normal);
    }
}
