package dev.liftline.e2e.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    @Test
    void acceptsANumberWithinItsRange() {
        assertThat(Setting.SECONDS.parse("5")).isEqualTo(5);
        assertThat(Setting.SEED.parse("-1")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "86401", "1.5", "a minute", ""})
    void namesTheSettingOfAnInvalidNumber(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.SECONDS.parse(text))
                .withMessage("-Dseconds must be a whole number from 1 to 86400, not \"" + text + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "https://liftline.example"})
    void acceptsAnHttpAddress(String text) {
        assertThat(BaseUrl.parse(text)).isEqualTo(URI.create(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8080", "localhost", "ftp://liftline.example", "http://", "http://a b", ""})
    void namesTheSettingOfAnInvalidAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.parse(text))
                .withMessage("-DbaseUrl must be an address such as http://127.0.0.1:8080, not \"" + text + "\".");
    }
}
