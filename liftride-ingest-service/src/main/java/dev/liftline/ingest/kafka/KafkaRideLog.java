package dev.liftline.ingest.kafka;

import dev.liftline.ingest.Outcome;
import dev.liftline.ingest.RideLog;
import dev.liftline.model.LiftRide;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Rides on Kafka: acknowledged once every in-sync replica has them. While the circuit is open nothing is sent. */
@Component
final class KafkaRideLog implements RideLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaRideLog.class);

    private final RideProducer single;
    private final RideProducer many;
    private final CircuitBreaker circuit;
    private final Duration openFor;
    private final Timer acknowledgement;

    KafkaRideLog(
            RideProducer single,
            RideProducer many,
            CircuitBreaker circuit,
            KafkaLogProperties properties,
            MeterRegistry meters) {
        this.single = single;
        this.many = many;
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
    public void append(LiftRide ride, Consumer<Outcome> settled) {
        append(single, ride, settled);
    }

    @Override
    public void appendOneOfMany(LiftRide ride, Consumer<Outcome> settled) {
        append(many, ride, settled);
    }

    private void append(RideProducer producer, LiftRide ride, Consumer<Outcome> settled) {
        if (!circuit.tryAcquirePermission()) {
            settled.accept(new Outcome.Unavailable(openFor));
            return;
        }
        long start = System.nanoTime();
        try {
            producer.send(RideRecords.of(ride), (_, failure) -> settled.accept(outcome(producer, failure, start)));
        } catch (RuntimeException e) {
            settled.accept(outcome(producer, e, start));
        }
    }

    private Outcome outcome(RideProducer producer, @Nullable Exception failure, long start) {
        long taken = System.nanoTime() - start;
        if (failure == null) {
            circuit.onSuccess(taken, TimeUnit.NANOSECONDS);
            acknowledgement.record(taken, TimeUnit.NANOSECONDS);
            return Outcome.Acknowledged.INSTANCE;
        }
        circuit.onError(taken, TimeUnit.NANOSECONDS, failure);
        producer.distrust();
        LOG.debug("A ride was not acknowledged", failure);
        return new Outcome.Unavailable(Outcome.SOON);
    }
}
