package dev.liftline.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecureUriTest {

    @ParameterizedTest
    @CsvSource({
        "https://lifts.example, https://lifts.example/a",
        "https://lifts.example/, https://lifts.example/a",
        "https://login.example:8443/realms/lifts, https://login.example:8443/realms/lifts/a",
        "http://localhost:9000, http://localhost:9000/a",
        "http://127.0.0.1:9000, http://127.0.0.1:9000/a",
        "http://[::1]:9000, http://[::1]:9000/a"
    })
    void appendsAPath(String text, String expected) {
        SecureUri uri = Objects.requireNonNull(SecureUri.from(text));
        assertThat(uri.with("/a")).isEqualTo(expected);
        assertThat(uri).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lifts.example",
                "http://127.0.0.1.lifts.example",
                "http://localhost.lifts.example",
                "https://user@lifts.example",
                "https://lifts.example?a=b",
                "https://lifts.example#a",
                "https:lifts.example",
                "ftp://lifts.example",
                "lifts.example",
                "https://lifts example"
            })
    void rejectsOthers(String text) {
        assertThatThrownBy(() -> SecureUri.from(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be an https URI");
    }

    @Test
    void anEmptyTextIsNone() {
        assertThat(SecureUri.from("")).isNull();
    }
}
