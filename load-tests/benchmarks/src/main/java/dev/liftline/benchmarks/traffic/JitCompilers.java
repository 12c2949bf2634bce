package dev.liftline.benchmarks.traffic;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Waits for the JIT compilers of JVMs. They continue to compile after a load ends and would use CPU that the next
 * measurement needs.
 */
public final class JitCompilers {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final double IDLE_CORES = 0.05;
    private static final int IDLE_CHECKS = 3;

    private JitCompilers() {}

    /** A load that keeps hot code in use, or none: {@code Thread::sleep}. */
    public interface WarmLoad {

        /** Sends requests for {@code duration}. */
        void run(Duration duration) throws NotReconciledException, InterruptedException;
    }

    /**
     * Runs a load until all compilers together use less than 0.05 cores during three seconds in a row; at most a minute.
     *
     * @param load best the one that is measured next
     * @param pids process ids of the JVMs
     * @return whether they became idle, as a detail of a figure; also printed
     */
    public static String awaitIdle(BenchmarkContext context, WarmLoad load, long... pids)
            throws NotReconciledException, InterruptedException {
        long start = System.nanoTime();
        int idle = 0;
        double used = 0;
        while (idle < IDLE_CHECKS && System.nanoTime() - start < TIMEOUT.toNanos()) {
            double before = compilerSeconds(pids);
            load.run(CHECK_INTERVAL);
            used = compilerSeconds(pids) - before;
            idle = used < IDLE_CORES * CHECK_INTERVAL.toSeconds() ? idle + 1 : 0;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        String result = idle < IDLE_CHECKS
                ? "JIT compilers still used %.2f cores after %d s".formatted(used, seconds)
                : "JIT compilers were idle after %d s".formatted(seconds);
        context.progress(result);
        return result;
    }

    private static double compilerSeconds(long... pids) {
        return LongStream.of(pids).mapToDouble(CpuClock::compilerSeconds).sum();
    }
}
