package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.ingest.RideResult;
import dev.liftline.model.LiftRide;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.mock.MockProducerFactory;

/** Uses the mock producer of Kafka's clients, which acknowledges and fails on demand. */
class RideSenderTest {

    private static final RideResult ACKNOWLEDGED = RideResult.Acknowledged.INSTANCE;
    private static final RideResult UNAVAILABLE = new RideResult.Unavailable(RideResult.DEFAULT_RETRY_AFTER);
    private static final RideResult CIRCUIT_OPEN = new RideResult.Unavailable(Duration.ofSeconds(2));

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final CircuitBreaker circuit = CircuitBreaker.of(
            "kafka",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(50)
                    .minimumNumberOfCalls(50)
                    .permittedNumberOfCallsInHalfOpenState(5)
                    .build());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<byte[], byte[]> kafkaForSingleRides =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final RideSender sender = sender();

    @Test
    void completesEveryRideOfABatch() {
        PendingAcks acks = send(40, Duration.ofMinutes(1));
        assertThat(acks.isOver(System.nanoTime())).isFalse();

        for (int ride = 0; ride < 40; ride++) {
            boolean lost = ride == 16 || ride == 21;
            assertThat(lost ? kafka.errorNext(new TimeoutException()) : kafka.completeNext())
                    .isTrue();
        }

        assertThat(acks.isOver(System.nanoTime())).isTrue();
        for (int ride = 0; ride < 40; ride++) {
            assertThat(acks.results().get(ride)).isEqualTo(ride == 16 || ride == 21 ? UNAVAILABLE : ACKNOWLEDGED);
        }
    }

    @Test
    void sendsASingleRideWithItsOwnProducer() {
        PendingAcks acks = send(1, Duration.ofMinutes(1));
        assertThat(kafka.history()).isEmpty();
        assertThat(kafkaForSingleRides.completeNext()).isTrue();

        assertThat(acks.results()).containsExactly(ACKNOWLEDGED);
        assertThat(circuit.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(1);
    }

    @Test
    void countsSixteenRidesOfABatchAsOneCall() {
        send(40, Duration.ofMinutes(1));
        while (kafka.completeNext()) {}

        assertThat(circuit.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(3);
        assertThat(meters.get("liftline.ingest.acknowledgement").timer().count())
                .isEqualTo(3);
    }

    @Test
    void opensTheCircuitAfterOneFailedBatchAndSendsNothing() {
        PendingAcks failed = send(1_000, Duration.ofMinutes(1));
        while (kafka.errorNext(new TimeoutException())) {}
        assertThat(failed.results()).hasSize(1_000).containsOnly(UNAVAILABLE);
        assertThat(circuit.getState()).isEqualTo(State.OPEN);

        PendingAcks notSent = send(3, Duration.ofMinutes(1));

        assertThat(kafka.history()).hasSize(1_000);
        assertThat(notSent.results()).hasSize(3).containsOnly(CIRCUIT_OPEN);
    }

    @Test
    void sendsProbesWhileHalfOpenAndClosesTheCircuitAfterThem() {
        circuit.transitionToOpenState();
        circuit.transitionToHalfOpenState();

        PendingAcks acks = send(1_000, Duration.ofMinutes(1));
        assertThat(kafka.history()).hasSize(5 * 16);
        while (kafka.completeNext()) {}

        assertThat(circuit.getState()).isEqualTo(State.CLOSED);
        assertThat(acks.results().subList(0, 80)).containsOnly(ACKNOWLEDGED);
        assertThat(acks.results().subList(80, 1_000)).containsOnly(CIRCUIT_OPEN);
    }

    @Test
    void sendsNothingAfterTheDeadline() {
        PendingAcks acks = send(3, Duration.ZERO);

        assertThat(acks.results()).containsOnly(UNAVAILABLE);
        assertThat(kafka.history()).isEmpty();
        assertThat(circuit.getMetrics().getNumberOfBufferedCalls()).isZero();
    }

    @Test
    void reportsRidesAsUnavailableIfTheProducerThrows() {
        kafka.sendException = new IllegalStateException("closed");

        PendingAcks acks = send(2, Duration.ofMinutes(1));

        assertThat(acks.isOver(System.nanoTime())).isTrue();
        assertThat(acks.results()).containsOnly(UNAVAILABLE);
        assertThat(circuit.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
    }

    private PendingAcks send(int rides, Duration timeout) {
        List<LiftRide> many = IntStream.rangeClosed(1, rides)
                .mapToObj(skier -> new LiftRide(1, 2025, 7, skier, 21, 217, Instant.EPOCH, null))
                .toList();
        PendingAcks acks = new PendingAcks(rides, System.nanoTime() + timeout.toNanos());
        sender.send(many, acks);
        return acks;
    }

    private RideSender sender() {
        RideProducer single = new RideProducer(new MockProducerFactory<>(() -> kafkaForSingleRides));
        RideProducer batch = new RideProducer(new MockProducerFactory<>(() -> kafka));
        KafkaLogProperties properties = new KafkaLogProperties(
                List.of("127.0.0.1:1"),
                Duration.ofMillis(1_500),
                Duration.ofMillis(700),
                Duration.ofMillis(700),
                Duration.ZERO,
                new KafkaLogProperties.Breaker(50, 50, Duration.ofSeconds(2), 5));
        return new RideSender(single, batch, circuit, properties, meters);
    }
}
