package dev.liftline.benchmarks.traffic;

import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * The JIT compilers of JVMs. What a load made hot they go on compiling long after it, on a machine of few cores at the
 * expense of what is measured next.
 */
public final class Compilers {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final double RESTING = 0.1;

    private final long[] pids;

    /** Of the JVMs with these process ids. */
    public Compilers(long... pids) {
        this.pids = Arrays.copyOf(pids, pids.length);
    }

    /** A light load that keeps what is hot in use. */
    public interface Traffic {

        /** Runs for so long. */
        void run(Duration duration) throws NotReconciledException;
    }

    /**
     * Lets light traffic run until, for a second, the compilers of all use less than a tenth of a core together; for 15 s
     * at most.
     */
    public void letFinish(Traffic light) throws NotReconciledException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        double before = seconds();
        while (System.nanoTime() < end) {
            light.run(LOOK);
            double now = seconds();
            if (now - before < RESTING * LOOK.toSeconds()) {
                return;
            }
            before = now;
        }
    }

    /** The same without traffic, for what has no light load of its own. */
    public void letFinish() throws NotReconciledException {
        letFinish(duration -> LockSupport.parkNanos(duration.toNanos()));
    }

    private double seconds() {
        return LongStream.of(pids).mapToDouble(CpuClock::compilerSeconds).sum();
    }
}
