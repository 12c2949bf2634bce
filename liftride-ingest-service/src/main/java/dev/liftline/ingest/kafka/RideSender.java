package dev.liftline.ingest.kafka;

import dev.liftline.ingest.RideResult;
import dev.liftline.model.LiftRide;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends rides to Kafka without waiting for acknowledgements. Sends nothing while the circuit is open. Thread-safe. */
@Component
final class RideSender {

    private static final Logger log = LoggerFactory.getLogger(RideSender.class);

    /**
     * Rides of a batch per call of the circuit breaker and the timer, which record the first of them only. Small enough
     * that one failed batch opens the circuit. A call per ride would cost as much as writing the ride.
     */
    private static final int RIDES_PER_CALL = 16;

    private final RideProducer singleRideProducer;
    private final RideProducer batchProducer;
    private final CircuitBreaker circuit;
    private final RideResult circuitOpen;
    private final Timer acknowledgement;

    RideSender(
            RideProducer singleRideProducer,
            RideProducer batchProducer,
            CircuitBreaker circuit,
            KafkaLogProperties properties,
            MeterRegistry meters) {
        this.singleRideProducer = singleRideProducer;
        this.batchProducer = batchProducer;
        this.circuit = circuit;
        this.circuitOpen =
                new RideResult.Unavailable(properties.circuitBreaker().openFor());
        this.acknowledgement = Timer.builder("liftline.ingest.acknowledgement")
                .description("Time from handing a ride to the producer to its acknowledgement by all in-sync replicas")
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
                .onStateTransition(transition -> log.warn("Kafka circuit: {}", transition.getStateTransition()));
    }

    /**
     * Sends rides, those of one skier in order, until the deadline of {@code acks}. Completes {@code acks} for each ride,
     * perhaps before it returns. Blocks for at most max-block per send while the producer has no metadata or buffer space.
     */
    void send(List<LiftRide> rides, PendingAcks acks) {
        try (RideRecords records = new RideRecords()) {
            if (rides.size() == 1) {
                sendOne(rides.getFirst(), records, acks);
            } else {
                sendBatch(rides, records, acks);
            }
        }
    }

    private void sendOne(LiftRide ride, RideRecords records, PendingAcks acks) {
        if (circuit.tryAcquirePermission()) {
            Callback callback = reportingCallback(singleRideProducer, 0, acks);
            send(singleRideProducer, records, ride, RideRecords.key(ride), callback);
        } else {
            acks.complete(0, circuitOpen);
        }
    }

    private void sendBatch(List<LiftRide> rides, RideRecords records, PendingAcks acks) {
        List<byte[]> keys = rides.stream().map(RideRecords::key).toList();
        int[] order = PartitionOrder.of(keys, batchProducer.knownPartitions());
        boolean permitted = false;
        for (int sent = 0; sent < order.length; sent++) {
            int index = order[sent];
            // A send may block; without this check a batch would block once per ride.
            if (acks.isExpired(System.nanoTime())) {
                acks.complete(index, new RideResult.Unavailable(RideResult.DEFAULT_RETRY_AFTER));
                continue;
            }
            boolean startsCall = sent % RIDES_PER_CALL == 0;
            permitted = startsCall ? circuit.tryAcquirePermission() : permitted;
            if (permitted) {
                Callback callback = startsCall
                        ? reportingCallback(batchProducer, index, acks)
                        : callback(batchProducer, index, acks);
                send(batchProducer, records, rides.get(index), keys.get(index), callback);
            } else {
                acks.complete(index, circuitOpen);
            }
        }
    }

    private static void send(RideProducer producer, RideRecords records, LiftRide ride, byte[] key, Callback callback) {
        try {
            producer.send(records.of(ride, key), callback);
        } catch (RuntimeException e) {
            callback.onCompletion(null, e);
        }
    }

    /** Also reports to the circuit breaker and the timer. */
    private Callback reportingCallback(RideProducer producer, int index, PendingAcks acks) {
        long start = System.nanoTime();
        return (_, failure) -> {
            long nanos = System.nanoTime() - start;
            if (failure == null) {
                circuit.onSuccess(nanos, TimeUnit.NANOSECONDS);
                acknowledgement.record(nanos, TimeUnit.NANOSECONDS);
            } else {
                circuit.onError(nanos, TimeUnit.NANOSECONDS, failure);
            }
            acks.complete(index, result(producer, failure));
        };
    }

    private static Callback callback(RideProducer producer, int index, PendingAcks acks) {
        return (_, failure) -> acks.complete(index, result(producer, failure));
    }

    private static RideResult result(RideProducer producer, @Nullable Exception failure) {
        if (failure == null) {
            return RideResult.Acknowledged.INSTANCE;
        }
        producer.invalidate();
        log.debug("A ride was not acknowledged", failure);
        return new RideResult.Unavailable(RideResult.DEFAULT_RETRY_AFTER);
    }
}
