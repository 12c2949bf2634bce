package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.ingest.Outcome;
import dev.liftline.model.LiftRide;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.mock.MockProducerFactory;

/** With the producer that Kafka's clients bring for tests: it acknowledges and fails when it is told to. */
class KafkaRideLogTest {

    private static final Outcome UNAVAILABLE = new Outcome.Unavailable(Outcome.SOON);
    private static final Outcome CIRCUIT_OPEN = new Outcome.Unavailable(Duration.ofSeconds(2));

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
    private final KafkaRideLog log = log();
    private final Map<Integer, Outcome> outcomes = new TreeMap<>();

    @Test
    void everyRideOfManyIsToldWhatBecameOfIt() {
        append(40, Duration.ofMinutes(1));
        assertThat(outcomes).isEmpty();

        for (int ride = 0; ride < 40; ride++) {
            boolean lost = ride == 16 || ride == 21;
            assertThat(lost ? kafka.errorNext(new TimeoutException()) : kafka.completeNext())
                    .isTrue();
        }

        assertThat(outcomes).hasSize(40);
        outcomes.forEach((ride, outcome) ->
                assertThat(outcome).isEqualTo(ride == 16 || ride == 21 ? UNAVAILABLE : Outcome.Acknowledged.INSTANCE));
    }

    @Test
    void sixteenRidesOfManyAreOneCall() {
        append(40, Duration.ofMinutes(1));
        while (kafka.completeNext()) {}

        assertThat(circuit.getMetrics().getNumberOfSuccessfulCalls()).isEqualTo(3);
        assertThat(meters.get("liftline.ingest.acknowledgement").timer().count())
                .isEqualTo(3);
    }

    @Test
    void aBatchThatFailsOpensTheCircuitAndThenNothingIsSent() {
        append(1_000, Duration.ofMinutes(1));
        while (kafka.errorNext(new TimeoutException())) {}
        assertThat(outcomes).hasSize(1_000).containsValue(UNAVAILABLE);
        assertThat(circuit.getState()).isEqualTo(State.OPEN);

        append(3, Duration.ofMinutes(1));

        assertThat(kafka.history()).hasSize(1_000);
        assertThat(outcomes).containsEntry(0, CIRCUIT_OPEN).containsEntry(2, CIRCUIT_OPEN);
    }

    @Test
    void aHalfOpenCircuitLetsAFewCallsThroughAndClosesByThem() {
        circuit.transitionToOpenState();
        circuit.transitionToHalfOpenState();

        append(1_000, Duration.ofMinutes(1));
        assertThat(kafka.history()).hasSize(5 * 16);
        while (kafka.completeNext()) {}

        assertThat(circuit.getState()).isEqualTo(State.CLOSED);
        assertThat(outcomes)
                .hasSize(1_000)
                .containsEntry(79, Outcome.Acknowledged.INSTANCE)
                .containsEntry(80, CIRCUIT_OPEN);
    }

    @Test
    void onceTheTimeIsUpNoneIsSent() {
        append(3, Duration.ofNanos(-1));

        assertThat(outcomes).hasSize(3).containsValue(UNAVAILABLE);
        assertThat(kafka.history()).isEmpty();
        assertThat(circuit.getMetrics().getNumberOfBufferedCalls()).isZero();
    }

    @Test
    void aProducerThatThrowsMakesTheRideUnavailable() {
        kafka.sendException = new IllegalStateException("closed");

        append(2, Duration.ofMinutes(1));

        assertThat(outcomes).containsEntry(0, UNAVAILABLE).containsEntry(1, UNAVAILABLE);
        assertThat(circuit.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
    }

    private void append(int rides, Duration left) {
        List<LiftRide> many = IntStream.rangeClosed(1, rides)
                .mapToObj(skier -> new LiftRide(1, 2025, 7, skier, 21, 217, Instant.EPOCH, null))
                .toList();
        log.appendAll(many, System.nanoTime() + left.toNanos(), outcomes::put);
    }

    private KafkaRideLog log() {
        RideProducer producer = new RideProducer(new MockProducerFactory<>(() -> kafka));
        KafkaLogProperties properties = new KafkaLogProperties(
                List.of("127.0.0.1:1"),
                Duration.ofMillis(1_500),
                Duration.ofMillis(700),
                Duration.ofMillis(700),
                Duration.ZERO,
                new KafkaLogProperties.Circuit(50, 50, Duration.ofSeconds(2), 5),
                new KafkaLogProperties.Topic(12, (short) 1, Duration.ofSeconds(2)));
        return new KafkaRideLog(producer, producer, circuit, properties, meters);
    }
}
