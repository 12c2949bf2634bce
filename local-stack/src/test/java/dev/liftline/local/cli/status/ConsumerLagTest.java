package dev.liftline.local.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {

    @Test
    void describesTheLagOfTheGroup() {
        assertThat(ConsumerLag.render("""
                # TYPE liftline_consumer_lag_records gauge
                liftline_consumer_lag_age_seconds{application="x",replica="consumer-1"} 12.34
                liftline_consumer_lag_measurement_age_seconds{application="x",replica="consumer-1"} 3.2
                liftline_consumer_lag_records{application="x",replica="consumer-1"} 1.2E4
                """)).isEqualTo("12000 rides, the oldest waits 12.3 s (measured 3 s ago)");
    }

    @Test
    void isUnknownWithoutAConsumer() {
        assertThat(ConsumerLag.describe(List.of())).startsWith("unknown");
        assertThat(ConsumerLag.describe(List.of(URI.create("http://127.0.0.1:1/actuator"))))
                .startsWith("unknown");
        assertThat(ConsumerLag.render("")).startsWith("unknown");
    }
}
