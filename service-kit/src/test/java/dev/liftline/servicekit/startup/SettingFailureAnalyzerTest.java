package dev.liftline.servicekit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.validation.annotation.Validated;

class SettingFailureAnalyzerTest {

    @Test
    void namesTheSettingTheValueAndTheRule() {
        assertThat(sentence("liftline.test.max-age=1ms"))
                .isEqualTo(
                        "The setting liftline.test.max-age cannot be PT0.001S: must be longer than or equal to 1 second.");
    }

    @Test
    void namesAMissingSetting() {
        assertThat(sentence("liftline.test.other=1"))
                .isEqualTo("The setting liftline.test.max-age cannot be null: must not be null.");
    }

    @Test
    void namesAValueThatIsNotADuration() {
        assertThat(sentence("liftline.test.max-age=soon"))
                .isEqualTo("The setting liftline.test.max-age cannot be soon: 'soon' is not a valid duration.");
    }

    @Test
    void isRegisteredWithBoot() {
        // Boot's own analyzers that need arguments are left out.
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, failure) -> {}))
                .hasAtLeastOneElementOfType(SettingFailureAnalyzer.class);
    }

    private static String sentence(String setting) {
        String[] sentence = new String[1];
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(setting)
                .run(context -> sentence[0] = Objects.requireNonNull(new SettingFailureAnalyzer()
                                .analyze(Objects.requireNonNull(context.getStartupFailure())))
                        .getDescription());
        return sentence[0];
    }

    @EnableConfigurationProperties(TestProperties.class)
    static class Settings {}

    @Validated
    @ConfigurationProperties("liftline.test")
    record TestProperties(@NotNull @DurationMin(seconds = 1) Duration maxAge) {}
}
