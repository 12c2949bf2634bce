package dev.liftline.consumer.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestConsumerGroup;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.testkit.servers.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningConsumer
class LagMetricsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final TestRides testRides;
    private final TestConsumerGroup group;
    private final MeterRegistry registry;
    private final int resort;

    LagMetricsIT(
            @Autowired TestRides testRides, @Autowired TestConsumerGroup group, @Autowired MeterRegistry registry) {
        this.testRides = testRides;
        this.group = group;
        this.registry = registry;
        this.resort = testRides.newResort();
    }

    /** Zero is also the value before the first measurement. */
    @BeforeEach
    void storeEverythingAndMeasure() {
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        long start = System.nanoTime();
        await().atMost(TIMEOUT).until(() -> {
            double sinceStart = (System.nanoTime() - start) / 1e9;
            return gauge("lag.measurement.age") < sinceStart && gauge("lag") == 0;
        });
    }

    @AfterEach
    void startEverything() {
        TestServers.postgres().start();
        TestServers.kafka().start();
        group.listener().start();
        await().atMost(TIMEOUT).until(group::isStable);
    }

    @Test
    void isZeroOnIdlePartitions() {
        assertThat(gauge("lag")).isZero();
        assertThat(gauge("lag.age")).isZero();
    }

    @Test
    void growsOlderWhileNoReaderHasThePartitions() {
        group.listener().stop();
        send(100);

        awaitMeasured(100);
        awaitGrowth("lag.age");
        group.listener().start();

        awaitMeasured(0);
        assertThat(gauge("lag.age")).isZero();
    }

    @Test
    void growsOlderWhilePostgresIsUnavailable() {
        TestServers.postgres().kill();
        send(100);

        awaitMeasured(100);
        awaitGrowth("lag.age");
        TestServers.postgres().start();

        awaitMeasured(0);
        assertThat(gauge("lag.age")).isZero();
    }

    @Test
    void keepsItsLastValueWhileKafkaIsUnavailable() {
        group.listener().stop();
        send(100);
        awaitMeasured(100);

        TestServers.kafka().kill();

        await().atMost(TIMEOUT).until(() -> gauge("lag.measurement.age") > 2);
        double age = gauge("lag.age");
        assertThat(age).isPositive();
        await().atMost(TIMEOUT).until(() -> gauge("lag.measurement.age") > 4);
        assertThat(gauge("lag")).isEqualTo(100);
        assertThat(gauge("lag.age")).isEqualTo(age);
        TestServers.kafka().start();
        await().atMost(TIMEOUT).until(() -> gauge("lag.measurement.age") < 2);
    }

    private void send(int rides) {
        testRides.send(IntStream.rangeClosed(1, rides)
                .mapToObj(skier -> TestRides.ride(resort, skier, 3, 10))
                .toList());
    }

    private void awaitMeasured(double lag) {
        await().atMost(TIMEOUT).until(() -> gauge("lag") == lag);
    }

    private void awaitGrowth(String gauge) {
        double before = gauge(gauge);
        await().atMost(TIMEOUT).until(() -> gauge(gauge) > before + 1);
    }

    /** In seconds or records. */
    private double gauge(String name) {
        var gauge = registry.get("liftline.consumer." + name);
        return name.endsWith("age")
                ? gauge.timeGauge().value(TimeUnit.SECONDS)
                : gauge.gauge().value();
    }
}
