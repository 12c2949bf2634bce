package dev.liftline.benchmarks.traffic;

import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Sends POSTs of one ride each to one process and requires status 201 for all. Not thread-safe. */
public final class RidePosts implements AutoCloseable {

    private static final double MICROS = 1e6;

    private final LoadClient load;
    private final long pid;
    private final FieldRideRequests rides;
    private long created;

    /** @param pid the process whose CPU time is measured */
    public RidePosts(URI url, int connections, long pid, FieldRideRequests rides) {
        this.load = new LoadClient(url, connections);
        this.pid = pid;
        this.rides = rides;
    }

    /** Sends {@code posts} requests in a closed loop. */
    public void send(long posts) throws NotReconciledException {
        countCreated(load.run(Load.closed(posts, rides)));
    }

    /** Sends requests in a closed loop and returns the CPU microseconds of the process per request. */
    public double cpuMicros(Duration round) throws NotReconciledException {
        double before = CpuClock.seconds(pid);
        long posts = countCreated(load.run(Load.closed(round, rides)));
        return (CpuClock.seconds(pid) - before) * MICROS / posts;
    }

    /** Does the same as {@link #cpuMicros(Duration)} and adds latencies in microseconds to {@code latency}. */
    public double cpuMicros(Duration round, Histogram latency) throws NotReconciledException {
        double before = CpuClock.seconds(pid);
        LoadResult result = load.run(Load.closed(round, rides));
        latency.add(result.latencyMicros());
        return (CpuClock.seconds(pid) - before) * MICROS / countCreated(result);
    }

    /** Sends requests at a fixed rate and adds latencies in microseconds to {@code latency}. */
    public void sendAtRate(double perSecond, Duration duration, Histogram latency) throws NotReconciledException {
        LoadResult result = load.run(Load.open(perSecond, duration, rides));
        latency.add(result.latencyMicros());
        countCreated(result);
    }

    /** Returns the number of responses with status 201 so far. */
    public long created() {
        return created;
    }

    @Override
    public void close() {
        load.close();
    }

    private long countCreated(LoadResult result) throws NotReconciledException {
        long responses = ExpectedResponses.allCreated(result);
        created += responses;
        return responses;
    }
}
