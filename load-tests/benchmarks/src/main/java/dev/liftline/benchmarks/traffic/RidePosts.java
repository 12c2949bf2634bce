package dev.liftline.benchmarks.traffic;

import dev.liftline.benchmarks.figure.Answers;
import dev.liftline.testkit.http.HttpLoad;
import dev.liftline.testkit.http.Salvo;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** POSTs of one ride each that go to one process; every one must be answered 201. For one thread. */
public final class RidePosts implements AutoCloseable {

    private static final double MICROS = 1e6;

    private final HttpLoad load;
    private final long pid;
    private final Rides rides;
    private long created;

    /** @param pid the process whose CPU time counts */
    public RidePosts(URI url, int connections, long pid, Rides rides) {
        this.load = new HttpLoad(url, connections);
        this.pid = pid;
        this.rides = rides;
    }

    /** As many POSTs, as fast as they go. */
    public void send(long posts) throws NotReconciledException {
        count(load.closed(posts, rides, (shot, status, nanos) -> {}));
    }

    /** CPU microseconds of the process for each POST, sent as fast as they go. */
    public double cpuMicros(Duration round) throws NotReconciledException {
        double before = CpuClock.seconds(pid);
        long posts = count(load.closed(round, rides));
        return (CpuClock.seconds(pid) - before) * MICROS / posts;
    }

    /** As {@link #cpuMicros}, and adds the POSTs' microseconds to {@code latency}. */
    public double cpuMicros(Duration round, Histogram latency) throws NotReconciledException {
        double before = CpuClock.seconds(pid);
        Salvo salvo = load.closed(round, rides);
        latency.add(salvo.latencyMicros());
        return (CpuClock.seconds(pid) - before) * MICROS / count(salvo);
    }

    /** Sends at a fixed rate and adds each POST's microseconds to {@code latency}. */
    public void calm(double perSecond, Duration duration, Histogram latency) throws NotReconciledException {
        Salvo salvo = load.open(perSecond, duration, rides, (shot, status, nanos) -> {});
        latency.add(salvo.latencyMicros());
        count(salvo);
    }

    /** How many POSTs were answered 201 so far. */
    public long created() {
        return created;
    }

    @Override
    public void close() {
        load.close();
    }

    private long count(Salvo salvo) throws NotReconciledException {
        long answered = Answers.allCreated(salvo);
        created += answered;
        return answered;
    }
}
