package dev.liftline.benchmarks.storing;

import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.model.LiftRide;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.RideKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Rides of one season that wait in Kafka until a consumer is let at them. */
public final class Backlog {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RideKeys keys;
    private final List<ProducerRecord<byte[], byte[]>> records;

    private Backlog(RideKeys keys, List<ProducerRecord<byte[], byte[]>> records) {
        this.keys = keys;
        this.records = records;
    }

    public static Backlog of(int season, List<FieldRide> rides) {
        RideKeys keys = new RideKeys(rides.size());
        rides.forEach(ride -> keys.add(ride.key()));
        return new Backlog(
                keys,
                rides.stream()
                        .map(ride -> RideStream.record(event(season, ride)))
                        .toList());
    }

    /** The event of a ride that is received now. */
    static LiftRide event(int season, FieldRide ride) {
        return new LiftRide(
                ride.resort(), season, ride.day(), ride.skier(), ride.lift(), ride.time(), Instant.now(), null);
    }

    RideKeys keys() {
        return keys;
    }

    /** How many different rides there are. */
    int distinct() {
        return keys.distinct().length;
    }

    /**
     * Puts everything into the topic while the consumer stands still (SIGSTOP: its caches and its compiled code stay), lets
     * it go on, and waits until all is stored.
     *
     * @return rides stored per second, from the consumer's first instant to its last committed offset
     */
    public double drain(RideStream topic, long consumer, Runnable beforeRelease)
            throws ExecutionException, InterruptedException, IOException, NotReconciledException {
        signal("STOP", consumer);
        try {
            topic.send(records);
        } finally {
            beforeRelease.run();
            signal("CONT", consumer);
        }
        long begun = System.nanoTime();
        topic.awaitStored(PATIENCE);
        return distinct() / ((System.nanoTime() - begun) / 1e9);
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill -" + name + " failed");
        }
    }
}
