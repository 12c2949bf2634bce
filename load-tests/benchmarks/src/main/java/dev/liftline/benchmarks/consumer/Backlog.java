package dev.liftline.benchmarks.consumer;

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

/** Rides of one season that are written to Kafka while the consumer is stopped, and stored when it continues. */
public final class Backlog {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

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

    /** Creates the event of a ride received now. */
    static LiftRide event(int season, FieldRide ride) {
        return new LiftRide(
                ride.resort(), season, ride.day(), ride.skier(), ride.lift(), ride.time(), Instant.now(), null);
    }

    RideKeys keys() {
        return keys;
    }

    /** Returns the number of distinct rides. */
    int distinct() {
        return keys.distinct().length;
    }

    /**
     * Stops the consumer with SIGSTOP, which keeps its caches and compiled code, writes all rides to the topic,
     * continues the consumer and waits until all rides are stored.
     *
     * @return stored rides per second, from the consumer's continuation to its last committed offset
     */
    public double drain(RideStream topic, long consumerPid, Runnable beforeContinue)
            throws ExecutionException, InterruptedException, IOException, NotReconciledException {
        signal("STOP", consumerPid);
        try {
            topic.send(records);
        } finally {
            beforeContinue.run();
            signal("CONT", consumerPid);
        }
        long start = System.nanoTime();
        topic.awaitStored(TIMEOUT);
        return distinct() / ((System.nanoTime() - start) / 1e9);
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
