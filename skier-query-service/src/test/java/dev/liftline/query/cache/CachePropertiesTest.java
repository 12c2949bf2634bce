package dev.liftline.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CachePropertiesTest {

    @Test
    void theDefaultsAreThoseOfTheContract() {
        CacheProperties properties = bind(Map.of());
        assertThat(properties.timeToLive()).isEqualTo(Duration.ofHours(1));
        assertThat(properties.noDataTimeToLive()).isEqualTo(Duration.ofSeconds(30));
        assertThat(properties.resortDayTimeToLive()).isEqualTo(Duration.ofSeconds(1));
        assertThat(properties.lease()).isEqualTo(Duration.ofSeconds(2));
        assertThat(properties.patience()).isEqualTo(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @CsvSource({
        "time-to-live, 0s",
        "no-data-time-to-live, -1s",
        "resort-day-time-to-live, 0ms",
        "lease, 0s",
        "patience, 0s",
        "patience, 2s",
        "poll, 0ms",
        "breaker.window, 0",
        "breaker.failures, 101",
        "breaker.retry-after, 0s"
    })
    void aValueOutOfItsRangeIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("liftline.cache." + name, value)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("liftline.cache." + name);
    }

    private static CacheProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("liftline.cache", CacheProperties.class);
    }
}
