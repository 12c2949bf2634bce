package dev.liftline.benchmarks.traffic;

import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.testkit.load.CpuUse;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/** Sends loads to one process, requires the same status of all responses, and measures processes. Not thread-safe. */
public final class MeasuredClient implements AutoCloseable {

    private static final double MICROS = 1e6;

    private final LoadClient client;
    private final int status;
    private final long[] pids;
    private final Histogram latency = new Histogram(3);
    private long responses;

    /**
     * Creates a client without open connections.
     *
     * @param status of every response
     * @param pids the processes whose CPU time is measured
     */
    public MeasuredClient(URI server, int connections, int status, long... pids) {
        this.client = new LoadClient(server, connections);
        this.status = status;
        this.pids = pids.clone();
    }

    public LoadResult send(Load load) throws NotReconciledException {
        LoadResult result = client.run(load);
        responses += ExpectedResponses.all(result, status);
        return result;
    }

    /**
     * A load and what it cost.
     *
     * @param cpuMicros of the processes per request, without its JIT compilers: they are not a cost of a request
     */
    public record Measured(LoadResult result, double cpuMicros) {}

    /** Sends a load and measures the processes. */
    public Measured measure(Load load) throws NotReconciledException {
        CpuUse cpu = CpuUse.of(pids);
        LoadResult result = send(load);
        double used = cpu.seconds();
        latency.add(result.latencyMicros());
        return new Measured(result, used * MICROS / result.total());
    }

    /** Like {@link #measure}, for the CPU alone. */
    public double cpuMicros(Load load) throws NotReconciledException {
        return measure(load).cpuMicros();
    }

    /** Returns the latencies in microseconds of all measured loads. */
    public Histogram latency() {
        return latency;
    }

    /** The processes whose CPU time is measured. */
    public LongStream pids() {
        return LongStream.of(pids);
    }

    public long responses() {
        return responses;
    }

    @Override
    public void close() {
        client.close();
    }
}
