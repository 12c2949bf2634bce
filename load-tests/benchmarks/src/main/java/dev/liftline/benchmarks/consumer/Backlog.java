package dev.liftline.benchmarks.consumer;

import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.local.process.Commands;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.RideKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Rides of one season that are written to Kafka while the consumer is stopped, and stored when it continues.
 *
 * @param keys of the rides, without duplicates
 */
public record Backlog(RideKeys keys, List<ProducerRecord<byte[], byte[]>> records) {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** @param rides distinct */
    public static Backlog of(int season, List<ReferenceRide> rides) {
        RideKeys keys = new RideKeys(rides.size());
        rides.forEach(ride -> keys.add(ride.key()));
        return new Backlog(keys, RideStream.records(season, rides));
    }

    /**
     * Stops the consumer with SIGSTOP, which keeps its caches and compiled code, writes all rides to the topic,
     * continues the consumer and waits until all rides are stored.
     *
     * @return stored rides per second, from the consumer's continuation to its last committed offset
     */
    public double drain(RideStream topic, long consumerPid, Runnable beforeContinue)
            throws ExecutionException, InterruptedException, IOException, NotReconciledException {
        Commands.run(List.of("kill", "-STOP", Long.toString(consumerPid)));
        try {
            topic.send(records);
        } finally {
            beforeContinue.run();
            Commands.run(List.of("kill", "-CONT", Long.toString(consumerPid)));
        }
        long start = System.nanoTime();
        topic.awaitStored(TIMEOUT);
        return records.size() / ((System.nanoTime() - start) / 1e9);
    }
}
