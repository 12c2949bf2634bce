package dev.liftline.ingest.kafka;

import dev.liftline.ingest.Outcome;
import dev.liftline.ingest.RideLog;
import dev.liftline.model.LiftRide;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Rides on Kafka: acknowledged once every in-sync replica has them. While the circuit is open nothing is sent. */
@Component
final class KafkaRideLog implements RideLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaRideLog.class);

    private final KafkaTemplate<String, byte[]> kafka;
    private final CircuitBreaker circuit;
    private final Duration openFor;
    private final Timer acknowledgement;

    KafkaRideLog(
            KafkaTemplate<String, byte[]> kafka,
            CircuitBreaker circuit,
            KafkaLogProperties properties,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.circuit = circuit;
        this.openFor = properties.circuit().openFor();
        this.acknowledgement = Timer.builder("liftline.ingest.acknowledgement")
                .description("From handing a ride to the producer to its acknowledgement by all in-sync replicas")
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1))
                .register(meters);
        circuit.getEventPublisher()
                .onStateTransition(transition -> LOG.warn("Kafka circuit {}", transition.getStateTransition()));
    }

    @Override
    public CompletableFuture<Outcome> append(LiftRide ride) {
        long start = System.nanoTime();
        return circuit.executeCompletionStage(() -> kafka.send(RideRecords.of(ride)))
                .handle((_, failure) -> outcome(failure, start))
                .toCompletableFuture();
    }

    private Outcome outcome(@Nullable Throwable failure, long start) {
        if (failure == null) {
            acknowledgement.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return Outcome.Acknowledged.INSTANCE;
        }
        if (failure instanceof CallNotPermittedException) {
            return new Outcome.Unavailable(openFor);
        }
        LOG.debug("A ride was not acknowledged", failure);
        return new Outcome.Unavailable(Outcome.SOON);
    }
}
