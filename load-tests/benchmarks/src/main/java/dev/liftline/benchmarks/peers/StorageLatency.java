package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Measures how long after a ride is due on the topic its row can be read, at a fixed arrival rate. Every 25th ride is
 * looked for, at intervals of two milliseconds.
 */
final class StorageLatency {

    /** Of one measurement: five seconds. */
    static final int RIDES = (int) (5 * Part.LATENCY_RATE);

    private static final int RIDES_PER_PROBE = 25;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(2);
    private static final long TIMEOUT_NANOS = Duration.ofSeconds(30).toNanos();

    private final String topic;
    private final RideTable table;
    private final Database database;
    private final RideStream stream;

    StorageLatency(String topic, RideTable table, Database database, RideStream stream) {
        this.topic = topic;
        this.table = table;
        this.database = database;
        this.stream = stream;
    }

    private record Probe(ReferenceRide ride, long dueAt) {}

    /** Sends {@code rides} and returns microseconds from when a ride was due. */
    Histogram measure(int season, List<ReferenceRide> rides)
            throws SQLException, InterruptedException, NotReconciledException {
        List<ProducerRecord<byte[], byte[]>> records = RideStream.records(topic, season, rides);
        Histogram micros = new Histogram(3);
        Queue<Probe> pending = new ArrayDeque<>();
        long start = System.nanoTime();
        int sent = 0;
        try (Connection connection = database.connect()) {
            while (sent < records.size() || !pending.isEmpty()) {
                while (sent < records.size() && dueAt(start, sent) <= System.nanoTime()) {
                    var _ = stream.begin(records.get(sent));
                    if (sent % RIDES_PER_PROBE == 0) {
                        pending.add(new Probe(rides.get(sent), dueAt(start, sent)));
                    }
                    sent++;
                }
                record(connection, season, pending, micros);
                NotReconciledException.require(
                        System.nanoTime() < dueAt(start, records.size()) + TIMEOUT_NANOS,
                        () -> "Table %s did not get %d rides within %d s"
                                .formatted(table.name(), pending.size(), TIMEOUT_NANOS / 1_000_000_000));
                Thread.sleep(POLL_INTERVAL);
            }
        }
        return micros;
    }

    private void record(Connection connection, int season, Queue<Probe> pending, Histogram micros) throws SQLException {
        for (Iterator<Probe> probes = pending.iterator(); probes.hasNext(); ) {
            Probe probe = probes.next();
            if (table.stored(connection, season, List.of(probe.ride())) == 1) {
                micros.recordValue((System.nanoTime() - probe.dueAt()) / 1_000);
                probes.remove();
            }
        }
    }

    private static long dueAt(long start, int index) {
        return start + (long) (index * 1e9 / Part.LATENCY_RATE);
    }
}
