package dev.liftline.benchmarks.traffic;

import dev.liftline.benchmarks.figure.Answers;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** POSTs of one ride each that go to one process; every one must be answered 201. For one thread. */
public final class RidePosts implements AutoCloseable {

    private static final double MICROS = 1e6;

    private final LoadClient load;
    private final long pid;
    private final Rides rides;
    private long created;

    /** @param pid the process whose CPU time counts */
    public RidePosts(URI url, int connections, long pid, Rides rides) {
        this.load = new LoadClient(url, connections);
        this.pid = pid;
        this.rides = rides;
    }

    /** As many POSTs, as fast as they go. */
    public void send(long posts) throws NotReconciledException {
        count(load.run(Load.closed(posts, rides)));
    }

    /** CPU microseconds of the process for each POST, sent as fast as they go. */
    public double cpuMicros(Duration round) throws NotReconciledException {
        double before = CpuClock.seconds(pid);
        long posts = count(load.run(Load.closed(round, rides)));
        return (CpuClock.seconds(pid) - before) * MICROS / posts;
    }

    /** As {@link #cpuMicros}, and adds the POSTs' microseconds to {@code latency}. */
    public double cpuMicros(Duration round, Histogram latency) throws NotReconciledException {
        double before = CpuClock.seconds(pid);
        LoadResult result = load.run(Load.closed(round, rides));
        latency.add(result.latencyMicros());
        return (CpuClock.seconds(pid) - before) * MICROS / count(result);
    }

    /** Sends at a fixed rate and adds each POST's microseconds to {@code latency}. */
    public void calm(double perSecond, Duration duration, Histogram latency) throws NotReconciledException {
        LoadResult result = load.run(Load.open(perSecond, duration, rides));
        latency.add(result.latencyMicros());
        count(result);
    }

    /** How many POSTs were answered 201 so far. */
    public long created() {
        return created;
    }

    @Override
    public void close() {
        load.close();
    }

    private long count(LoadResult result) throws NotReconciledException {
        long answered = Answers.allCreated(result);
        created += answered;
        return answered;
    }
}
