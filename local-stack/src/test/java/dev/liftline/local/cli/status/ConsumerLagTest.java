package dev.liftline.local.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {

    private static Metrics metrics(String records, String age, String measured) {
        return new Metrics("""
                # TYPE liftline_consumer_lag_records gauge
                liftline_consumer_lag_age_seconds{application="x",replica="consumer-1"} %s
                liftline_consumer_lag_measurement_age_seconds{application="x",replica="consumer-1"} %s
                liftline_consumer_lag_records{application="x",replica="consumer-1"} %s
                """.formatted(age, measured, records));
    }

    @Test
    void isThatOfTheLatestMeasurement() {
        var lag = ConsumerLag.latest(List.of(metrics("7", "1.0", "9.0"), metrics("1.2E4", "12.34", "3.2")));

        assertThat(lag).contains(new ConsumerLag(12_000, 15.5, 3.2));
    }

    @Test
    void hasNoOldestRideWithoutLag() {
        assertThat(ConsumerLag.latest(List.of(metrics("0.0", "0.0", "4.0")))).contains(new ConsumerLag(0, 0, 4.0));
    }

    @Test
    void isUnknownWithoutAConsumer() {
        assertThat(ConsumerLag.latest(List.of())).isEmpty();
        assertThat(ConsumerLag.latest(List.of(new Metrics("")))).isEmpty();
    }
}
