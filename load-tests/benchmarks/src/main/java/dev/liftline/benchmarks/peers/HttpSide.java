package dev.liftline.benchmarks.peers;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** A server that answers requests. */
final class HttpSide implements Side {

    private static final int CONNECTIONS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration CLOSED = Duration.ofSeconds(2);
    private static final Duration OPEN = Duration.ofSeconds(5);

    private final String version;
    private final long pid;
    private final Supplier<Request> requests;
    private final MeasuredClient client;
    private final Runnable stop;

    /**
     * @param status of every response
     * @param stop stops the server
     */
    HttpSide(String version, URI url, long pid, int status, Supplier<Request> requests, Runnable stop) {
        this.version = version;
        this.pid = pid;
        this.requests = requests;
        this.client = new MeasuredClient(url, CONNECTIONS, status, pid);
        this.stop = stop;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public void warmUp(BenchmarkContext context) throws NotReconciledException, InterruptedException {
        client.send(Load.closed(WARM_UP, requests));
        JitCompilers.awaitIdle(context, duration -> client.send(Load.closed(duration, requests)), pid);
    }

    @Override
    public PeerRound measure() throws NotReconciledException {
        MeasuredClient.Measured closed = client.measure(Load.closed(CLOSED, requests));
        LoadResult open = client.send(Load.open(Part.LATENCY_RATE, OPEN, requests));
        return new PeerRound(closed.result().perSecond(), closed.cpuMicros(), open.latencyMicros());
    }

    /** Returns the client, whose responses count. */
    MeasuredClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        stop.run();
    }
}
