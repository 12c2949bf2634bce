package dev.liftline.servicekit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.diagnostics.FailureAnalysis;
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

    @Test
    void namesTheRuleThatSettingsBreakTogether() {
        assertThat(analysis("liftline.test.max-age=1s", "liftline.test.min-age=2s")
                        .getDescription())
                .isEqualTo("The settings liftline.test.* contradict each other: max-age must be at least min-age.");
    }

    @Test
    void namesTheEnvironmentVariable() {
        assertThat(analysis("liftline.test.max-age=${LIFTLINE_TEST_MAX_AGE:1ms}")
                        .getAction())
                .startsWith("Correct LIFTLINE_TEST_MAX_AGE; ");
        assertThat(analysis("liftline.test.max-age=${LIFTLINE_TEST_MAX_AGE:soon}")
                        .getAction())
                .startsWith("Correct LIFTLINE_TEST_MAX_AGE; ");
    }

    private static String sentence(String setting) {
        return analysis(setting).getDescription();
    }

    private static FailureAnalysis analysis(String... settings) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(settings)
                .run(context -> analysis[0] = Objects.requireNonNull(
                        new SettingFailureAnalyzer().analyze(Objects.requireNonNull(context.getStartupFailure()))));
        return analysis[0];
    }

    @EnableConfigurationProperties(TestProperties.class)
    static class Settings {}

    @Validated
    @ConfigurationProperties("liftline.test")
    record TestProperties(
            @NotNull @DurationMin(seconds = 1) Duration maxAge,
            @DefaultValue("1s") Duration minAge) {

        @AssertTrue(message = "max-age must be at least min-age")
        boolean isMaxAgeLongEnough() {
            return maxAge == null || maxAge.compareTo(minAge) >= 0;
        }
    }
}
