package dev.liftline.benchmarks.traffic;

import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Waits for the JIT compilers of JVMs. They continue to compile after a load ends and would use CPU that the next
 * measurement needs.
 */
public final class JitCompilers {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final double IDLE_CORES = 0.1;

    private final long[] pids;

    /** @param pids process ids of the JVMs */
    public JitCompilers(long... pids) {
        this.pids = Arrays.copyOf(pids, pids.length);
    }

    /** A light load that keeps hot code in use. */
    public interface LightLoad {

        /** Sends requests for {@code duration}. */
        void run(Duration duration) throws NotReconciledException;
    }

    /**
     * Runs a light load until all compilers together use less than 0.1 cores during one second; at most 15 seconds.
     */
    public void awaitIdle(LightLoad load) throws NotReconciledException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        double before = compilerSeconds();
        while (System.nanoTime() < end) {
            load.run(CHECK_INTERVAL);
            double now = compilerSeconds();
            if (now - before < IDLE_CORES * CHECK_INTERVAL.toSeconds()) {
                return;
            }
            before = now;
        }
    }

    /** Waits without load. */
    public void awaitIdle() throws NotReconciledException {
        awaitIdle(duration -> LockSupport.parkNanos(duration.toNanos()));
    }

    private double compilerSeconds() {
        return LongStream.of(pids).mapToDouble(CpuClock::compilerSeconds).sum();
    }
}
