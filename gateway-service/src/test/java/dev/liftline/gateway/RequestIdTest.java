package dev.liftline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @Test
    void keepsAValidId() {
        String longest = "a".repeat(64);
        assertThat(RequestId.keepOrMake("Az-0_9.x")).isEqualTo("Az-0_9.x");
        assertThat(RequestId.keepOrMake(longest)).isEqualTo(longest);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\nb",
                "é",
                "a/b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void replacesAnythingElse(String given) {
        String made = RequestId.keepOrMake(given);
        assertThat(made).isNotEqualTo(given).matches("[a-z0-9]{2,64}");
        assertThat(RequestId.keepOrMake(given)).isNotEqualTo(made);
    }
}
