package dev.liftline.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CachePropertiesTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Properties.class);

    @EnableConfigurationProperties(CacheProperties.class)
    private static final class Properties {}

    @Test
    void hasTheDefaultsOfTheContract() {
        service.run(context -> {
            CacheProperties properties = context.getBean(CacheProperties.class);
            assertThat(properties.timeToLive()).isEqualTo(Duration.ofHours(1));
            assertThat(properties.noDataTimeToLive()).isEqualTo(Duration.ofSeconds(30));
            assertThat(properties.resortDayTimeToLive()).isEqualTo(Duration.ofSeconds(1));
            assertThat(properties.leaseTimeToLive()).isEqualTo(Duration.ofSeconds(2));
            assertThat(properties.leaseWaitTimeout()).isEqualTo(Duration.ofMillis(250));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "time-to-live, 0s, timeToLive",
        "no-data-time-to-live, -1s, noDataTimeToLive",
        "resort-day-time-to-live, 0ms, resortDayTimeToLive",
        "lease-time-to-live, 0s, leaseTimeToLive",
        "lease-wait-timeout, 0s, leaseWaitTimeout",
        "lease-wait-timeout, 2s, lease-wait-timeout must be shorter than lease-time-to-live",
        "lease-poll-interval, 0ms, leasePollInterval",
        "circuit-breaker.calls, 0, circuitBreaker.calls",
        "circuit-breaker.failure-rate, 101, circuitBreaker.failureRate",
        "circuit-breaker.open-for, 0s, circuitBreaker.openFor"
    })
    void namesTheSettingThatIsOutOfRange(String name, String value, String named) {
        service.withPropertyValues("liftline.query.cache." + name + "=" + value).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(BindValidationException.class)
                    .hasMessageContaining(named);
        });
    }
}
