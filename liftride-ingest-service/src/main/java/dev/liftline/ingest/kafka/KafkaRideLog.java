package dev.liftline.ingest.kafka;

import dev.liftline.ingest.Outcome;
import dev.liftline.ingest.RideLog;
import dev.liftline.model.LiftRide;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Rides on Kafka: acknowledged once every in-sync replica has them. While the circuit is open nothing is sent. */
@Component
final class KafkaRideLog implements RideLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaRideLog.class);

    /**
     * So many rides of a batch count as one call for the circuit and the timer, and its first one speaks for them: few
     * enough that one batch that fails opens the circuit, and telling them of each costs as much as writing it.
     */
    private static final int RIDES_OF_A_CALL = 16;

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
        if (circuit.tryAcquirePermission()) {
            try (RideRecords records = new RideRecords()) {
                send(single, records, ride, RideRecords.key(ride), judging(single, settled));
            }
        } else {
            settled.accept(new Outcome.Unavailable(openFor));
        }
    }

    @Override
    public void appendAll(List<LiftRide> rides, long deadline, Settled settled) {
        try (RideRecords records = new RideRecords()) {
            appendAll(rides, records, deadline, settled);
        }
    }

    private void appendAll(List<LiftRide> rides, RideRecords records, long deadline, Settled settled) {
        boolean permitted = false;
        List<byte[]> keys = rides.stream().map(RideRecords::key).toList();
        int[] order = PartitionOrder.of(keys, many.knownPartitions());
        for (int sent = 0; sent < order.length; sent++) {
            int index = order[sent];
            boolean judged = sent % RIDES_OF_A_CALL == 0;
            // NB: a send may wait for room; without this check a batch would wait once for each of its rides.
            if (deadline - System.nanoTime() <= 0) {
                settled.settle(index, new Outcome.Unavailable(Outcome.SOON));
                continue;
            }
            permitted = judged ? circuit.tryAcquirePermission() : permitted;
            if (permitted) {
                send(
                        many,
                        records,
                        rides.get(index),
                        keys.get(index),
                        judged ? judging(many, at(index, settled)) : telling(many, index, settled));
            } else {
                settled.settle(index, new Outcome.Unavailable(openFor));
            }
        }
    }

    private static Consumer<Outcome> at(int index, Settled settled) {
        return outcome -> settled.settle(index, outcome);
    }

    private static void send(RideProducer producer, RideRecords records, LiftRide ride, byte[] key, Callback callback) {
        try {
            producer.send(records.of(ride, key), callback);
        } catch (RuntimeException e) {
            callback.onCompletion(null, e);
        }
    }

    /** Tells the circuit and the timer, too. */
    private Callback judging(RideProducer producer, Consumer<Outcome> settled) {
        long start = System.nanoTime();
        return (_, failure) -> {
            long taken = System.nanoTime() - start;
            if (failure == null) {
                circuit.onSuccess(taken, TimeUnit.NANOSECONDS);
                acknowledgement.record(taken, TimeUnit.NANOSECONDS);
            } else {
                circuit.onError(taken, TimeUnit.NANOSECONDS, failure);
            }
            settled.accept(outcome(producer, failure));
        };
    }

    private static Callback telling(RideProducer producer, int index, Settled settled) {
        return (_, failure) -> settled.settle(index, outcome(producer, failure));
    }

    private static Outcome outcome(RideProducer producer, @Nullable Exception failure) {
        if (failure == null) {
            return Outcome.Acknowledged.INSTANCE;
        }
        producer.distrust();
        LOG.debug("A ride was not acknowledged", failure);
        return new Outcome.Unavailable(Outcome.SOON);
    }
}
