package dev.liftline.servicekit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

class DataSizeConstraintTest {

    @ParameterizedTest
    @CsvSource({"0, false", "-1B, false", "1B, true", "1KB, true", "1025B, false"})
    void boundsAreInBytes(String size, boolean valid) {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("liftline.test.size=" + size)
                .run(context -> assertThat(context.getStartupFailure() == null).isEqualTo(valid));
    }

    @EnableConfigurationProperties(TestProperties.class)
    static class Settings {}

    @Validated
    @ConfigurationProperties("liftline.test")
    record TestProperties(@Min(1) @Max(1_024) DataSize size) {}
}
