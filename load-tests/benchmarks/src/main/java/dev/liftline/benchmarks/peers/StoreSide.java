package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.consumer.FilledSeason;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.local.process.Commands;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A process that writes the rides of its own topic into its own table. */
final class StoreSide implements Side {

    static final int SEASON = 2100;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final double MICROS = 1e6;

    private final Writer writer;
    private final Database database;
    private final RideStream stream;
    private final long postgres;
    private final StorageLatency latency;
    private int days;
    private long sent;

    /**
     * The process.
     *
     * @param afterRows waits for work that follows the rows
     * @param stop stops the process
     */
    record Writer(String version, long pid, String topic, RideTable table, Completion afterRows, Runnable stop) {}

    interface Completion {
        void await(Duration timeout) throws InterruptedException, NotReconciledException;
    }

    StoreSide(Writer writer, Database database, RideStream stream, long postgres) {
        this.writer = writer;
        this.database = database;
        this.stream = stream;
        this.postgres = postgres;
        this.latency = new StorageLatency(writer.topic(), writer.table(), database, stream);
    }

    @Override
    public String version() {
        return writer.version();
    }

    @Override
    public long pid() {
        return writer.pid();
    }

    @Override
    public void warmUp(BenchmarkContext context) throws Exception {
        drain();
        measureLatency();
        JitCompilers.awaitIdle(context, Thread::sleep, writer.pid());
    }

    @Override
    public PeerRound measure() throws Exception {
        Drained drained = drain();
        return new PeerRound(
                drained.rides / drained.seconds, drained.cpuSeconds * MICROS / drained.rides, measureLatency());
    }

    private Histogram measureLatency() throws Exception {
        List<ReferenceRide> rides = FilledSeason.day(++days).subList(0, StorageLatency.RIDES);
        sent += rides.size();
        return latency.measure(SEASON, rides);
    }

    private record Drained(int rides, double seconds, double cpuSeconds) {}

    /**
     * Stops the process with SIGSTOP, which keeps its caches and compiled code, writes a day's rides to its topic,
     * continues it and waits until all rides are stored.
     */
    private Drained drain()
            throws IOException, ExecutionException, InterruptedException, SQLException, NotReconciledException {
        List<ReferenceRide> rides = FilledSeason.day(++days);
        List<ProducerRecord<byte[], byte[]>> records = RideStream.records(writer.topic(), SEASON, rides);
        sent += rides.size();
        String pid = Long.toString(writer.pid());
        Collection<ReferenceRide> last;
        double cpuBefore;
        Commands.run(List.of("kill", "-STOP", pid));
        try {
            last = lastOfEachPartition(rides, stream.send(records));
            cpuBefore = cpuSeconds();
        } finally {
            Commands.run(List.of("kill", "-CONT", pid));
        }
        long start = System.nanoTime();
        awaitStored(last);
        writer.afterRows().await(TIMEOUT);
        return new Drained(rides.size(), (System.nanoTime() - start) / 1e9, cpuSeconds() - cpuBefore);
    }

    /** A process stores the rides of a partition in their order. */
    private static Collection<ReferenceRide> lastOfEachPartition(
            List<ReferenceRide> rides, List<RecordMetadata> places) {
        Map<Integer, ReferenceRide> last = new HashMap<>();
        for (int i = 0; i < rides.size(); i++) {
            last.put(places.get(i).partition(), rides.get(i));
        }
        return last.values();
    }

    private void awaitStored(Collection<ReferenceRide> rides)
            throws SQLException, InterruptedException, NotReconciledException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (Connection connection = database.connect()) {
            while (writer.table().stored(connection, SEASON, rides) < rides.size()) {
                NotReconciledException.require(
                        System.nanoTime() < deadline,
                        () -> "Table %s did not get all rides within %d s"
                                .formatted(writer.table().name(), TIMEOUT.toSeconds()));
                Thread.sleep(POLL_INTERVAL);
            }
        }
    }

    private double cpuSeconds() {
        return CpuClock.seconds(writer.pid()) + CpuClock.seconds(postgres);
    }

    /** Waits for the rides after the last one that was looked for, and requires one row for each ride that was sent. */
    void reconcile() throws SQLException, InterruptedException, NotReconciledException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (writer.table().rows(database, SEASON) < sent && System.nanoTime() < deadline) {
            Thread.sleep(POLL_INTERVAL);
        }
        long rows = writer.table().rows(database, SEASON);
        NotReconciledException.require(
                rows == sent,
                () -> "%,d rides were sent, but table %s has %,d rows"
                        .formatted(sent, writer.table().name(), rows));
    }

    long sent() {
        return sent;
    }

    @Override
    public void close() {
        writer.stop().run();
    }
}
