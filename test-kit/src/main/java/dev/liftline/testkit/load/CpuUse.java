package dev.liftline.testkit.load;

import java.util.Arrays;

/**
 * The CPU time that processes use from now on, without their JIT compilers, which are not a cost of a request. Immutable.
 */
public final class CpuUse {

    private final long[] pids;
    private final double[] secondsBefore;
    private final double[] compilersBefore;

    private CpuUse(long[] pids) {
        this.pids = pids;
        this.secondsBefore = Arrays.stream(pids).mapToDouble(CpuClock::seconds).toArray();
        this.compilersBefore =
                Arrays.stream(pids).mapToDouble(CpuClock::compilerSeconds).toArray();
    }

    /** Begins a measurement. */
    public static CpuUse of(long... pids) {
        return new CpuUse(pids.clone());
    }

    /** User and system seconds of all processes since the beginning. */
    public double seconds() {
        double all = 0;
        for (int i = 0; i < pids.length; i++) {
            // A compiler thread that ends takes its seconds with it.
            double compilers = Math.max(0, CpuClock.compilerSeconds(pids[i]) - compilersBefore[i]);
            all += CpuClock.seconds(pids[i]) - secondsBefore[i] - compilers;
        }
        return all;
    }
}
