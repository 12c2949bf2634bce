package dev.liftline.benchmarks.traffic;

import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.testkit.load.CpuUse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** CPU time of groups of processes per ride, over several measurements, without JIT compilers. Not thread-safe. */
public final class CpuCost {

    private static final double MICROS = 1e6;

    private final List<Group> groups = new ArrayList<>();

    private static final class Group {
        private final String name;
        private final long[] pids;
        private final List<Double> micros = new ArrayList<>();
        private CpuUse cpu;

        private Group(String name, long[] pids) {
            this.name = name;
            this.pids = pids;
            this.cpu = CpuUse.of(pids);
        }
    }

    public CpuCost of(String name, long... pids) {
        groups.add(new Group(name, pids));
        return this;
    }

    public void begin() {
        groups.forEach(group -> group.cpu = CpuUse.of(group.pids));
    }

    /** Ends a measurement of {@code rides} and returns the CPU seconds of all groups. */
    public double end(long rides) {
        double all = 0;
        for (Group group : groups) {
            double used = group.cpu.seconds();
            group.micros.add(used * MICROS / rides);
            all += used;
        }
        return all;
    }

    /** Formats the median of each group in one line. */
    public String summary() {
        return groups.stream()
                .map(group -> "%s %.1f µs".formatted(group.name, new Samples(group.micros).median()))
                .collect(Collectors.joining(", "));
    }
}
