package dev.liftline.benchmarks.access;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.Request;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * The same requests to a gateway that asks who sends them and to one that is open.
 *
 * @param closedRequests with a credential
 */
record ClosedAndOpen(
        MeasuredClient closed, Supplier<Request> closedRequests, MeasuredClient open, Supplier<Request> openRequests) {

    static final int CONNECTIONS = 32;
    /** A limit of requests that is counted and never reached. */
    static final String UNREACHABLE_RATE = "1000000000";

    private static final int WARM_UP = 100_000;
    private static final double RATE = 4_000;
    private static final Duration ROUND = Duration.ofSeconds(2);

    /** How a sample is measured. */
    static final String SAMPLE = "%d s at %,.0f/s".formatted(ROUND.toSeconds(), RATE);

    PairedComparison compare(BenchmarkContext context, String credential) throws Exception {
        context.progress("warming up each side with %,d requests".formatted(WARM_UP));
        closed.send(Load.closed(WARM_UP, closedRequests));
        open.send(Load.closed(WARM_UP, openRequests));
        JitCompilers.awaitIdle(
                context,
                this::warm,
                LongStream.concat(closed.pids(), open.pids()).toArray());
        return PairedComparison.runUntilSteady(
                context,
                "µs",
                credential,
                () -> closed.cpuMicros(Load.open(RATE, ROUND, closedRequests)),
                "open",
                () -> open.cpuMicros(Load.open(RATE, ROUND, openRequests)));
    }

    private void warm(Duration duration) throws NotReconciledException {
        closed.send(Load.open(RATE, duration.dividedBy(2), closedRequests));
        open.send(Load.open(RATE, duration.dividedBy(2), openRequests));
    }
}
