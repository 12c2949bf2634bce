package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestConsumerGroup;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.LiftRide;
import dev.liftline.model.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningConsumer
class MetricsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final TestRides testRides;
    private final TestConsumerGroup group;
    private final MeterRegistry registry;

    MetricsIT(@Autowired TestRides testRides, @Autowired TestConsumerGroup group, @Autowired MeterRegistry registry) {
        this.testRides = testRides;
        this.group = group;
        this.registry = registry;
    }

    @Test
    void countsEveryRecordOnceByResult() {
        int resort = testRides.newResort();
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        double stored = count("stored");
        double duplicate = count("duplicate");
        double deadLettered = count("dead_lettered");

        List<LiftRide> rides = IntStream.rangeClosed(1, 100)
                .mapToObj(skier -> TestRides.ride(resort, skier, 3, 10))
                .toList();
        testRides.send(rides);
        testRides.send(rides.subList(0, 40));
        testRides.publish(List.of(new ProducerRecord<>(Topics.LIFT_RIDES, null, new byte[3])));

        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(count("stored") - stored).isEqualTo(100);
        assertThat(count("duplicate") - duplicate).isEqualTo(40);
        assertThat(count("dead_lettered") - deadLettered).isEqualTo(1);
    }

    private double count(String result) {
        return registry.get("liftline.consumer.records")
                .tag("result", result)
                .counter()
                .count();
    }
}
