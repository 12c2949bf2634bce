package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.ingest.RideResult;
import dev.liftline.model.LiftRide;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.mock.MockProducerFactory;

class UnacknowledgedRidesTest {

    private static final LiftRide RIDE = new LiftRide(1, 2025, 7, 5, 21, 217, Instant.EPOCH, null);
    private static final KafkaLogProperties PROPERTIES = new KafkaLogProperties(
            List.of("127.0.0.1:1"),
            1_000,
            Duration.ofMillis(1_500),
            Duration.ofMillis(700),
            Duration.ofMillis(700),
            Duration.ZERO,
            new KafkaLogProperties.Circuit(50, 50, Duration.ofSeconds(2), 5));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final RideProducer producer = new RideProducer(new MockProducerFactory<>(() -> kafka));
    private final KafkaRideLog rideLog = new KafkaRideLog(
            new RideSender(producer, producer, CircuitBreaker.ofDefaults("kafka"), PROPERTIES, meters),
            new UnacknowledgedRides(PROPERTIES, meters),
            new TimeoutSweeper());

    @Test
    void countsARideUntilKafkaAnswersEvenAfterTheTimeout() {
        assertThat(append(1)).containsExactly(new RideResult.Unavailable(RideResult.RETRY_SOON));
        assertThat(unacknowledged()).isEqualTo(1);

        assertThat(kafka.completeNext()).isTrue();
        assertThat(unacknowledged()).isZero();
    }

    @Test
    void sendsNoRideOfABatchBeyondTheLimit() {
        append(1);

        assertThat(append(1_000)).hasSize(1_000).containsOnly(new RideResult.Refused(RideResult.RETRY_SOON));
        assertThat(kafka.history()).hasSize(1);
        assertThat(unacknowledged()).isEqualTo(1);
    }

    /** Without waiting. */
    private List<RideResult> append(int rides) {
        return rideLog.append(Collections.nCopies(rides, RIDE), Duration.ZERO);
    }

    private double unacknowledged() {
        return meters.get("liftline.ingest.unacknowledged.rides").gauge().value();
    }
}
