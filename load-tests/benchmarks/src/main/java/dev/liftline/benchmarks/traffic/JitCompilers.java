package dev.liftline.benchmarks.traffic;

import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.time.Duration;
import java.util.stream.LongStream;

/**
 * Waits for the JIT compilers of JVMs. They continue to compile after a load ends and would use CPU that the next
 * measurement needs.
 */
public final class JitCompilers {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final double IDLE_CORES = 0.1;

    private JitCompilers() {}

    /** A light load that keeps hot code in use, or none: {@code Thread::sleep}. */
    public interface LightLoad {

        /** Sends requests for {@code duration}. */
        void run(Duration duration) throws NotReconciledException, InterruptedException;
    }

    /**
     * Runs a light load until all compilers together use less than 0.1 cores during one second; at most 15 seconds.
     *
     * @param pids process ids of the JVMs
     */
    public static void awaitIdle(LightLoad load, long... pids) throws NotReconciledException, InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        double used = Double.MAX_VALUE;
        while (used >= IDLE_CORES * CHECK_INTERVAL.toSeconds() && System.nanoTime() < end) {
            double before = compilerSeconds(pids);
            load.run(CHECK_INTERVAL);
            used = compilerSeconds(pids) - before;
        }
    }

    private static double compilerSeconds(long... pids) {
        return LongStream.of(pids).mapToDouble(CpuClock::compilerSeconds).sum();
    }
}
