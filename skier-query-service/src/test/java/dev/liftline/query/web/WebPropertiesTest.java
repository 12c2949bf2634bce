package dev.liftline.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WebPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(WebProperties.class)
    private static final class Properties {}

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100_001})
    void namesTheSettingThatIsOutOfRange(int maxInFlightRequests) {
        service.withPropertyValues("liftline.query.web.max-in-flight-requests=" + maxInFlightRequests)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(BindValidationException.class)
                        .hasMessageContaining("maxInFlightRequests"));
    }
}
