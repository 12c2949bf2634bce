package dev.liftline.drills.pools;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Limits the CPU time of processes by a Linux control group, as Kubernetes limits a pod's. Only root can make one. {@link #close}
 * gives the processes back to the root group. Not thread-safe.
 */
final class CpuLimit implements AutoCloseable {

    /** Short, so that a limited process runs and pauses for a millisecond or a few; Kubernetes' own is 100,000. */
    private static final int PERIOD_MICROS = 10_000;

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final String PROCESSES = "cgroup.procs";

    private final Path parent;
    private final Path group;

    private CpuLimit(Path parent, Path group) {
        this.parent = parent;
        this.group = group;
    }

    /**
     * Limits processes to a share of CPU time together.
     *
     * @param name of the group; an earlier group of this name is used again
     * @param cores above 0; 0.5 is half of a core's time
     * @throws StartException if this user or operating system cannot limit CPU time
     */
    static CpuLimit of(String name, double cores, List<Long> pids) {
        boolean unified = Files.exists(ROOT.resolve("cgroup.controllers"));
        Path parent = unified ? ROOT : ROOT.resolve("cpu");
        CpuLimit limit = new CpuLimit(parent, parent.resolve("liftline-" + name));
        long quota = Math.round(cores * PERIOD_MICROS);
        try {
            if (unified) {
                Files.writeString(parent.resolve("cgroup.subtree_control"), "+cpu");
            }
            Files.createDirectories(limit.group);
            if (unified) {
                Files.writeString(limit.group.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
            } else {
                Files.writeString(limit.group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
                Files.writeString(limit.group.resolve("cpu.cfs_quota_us"), Long.toString(quota));
            }
            for (long pid : pids) {
                Files.writeString(limit.group.resolve(PROCESSES), Long.toString(pid));
            }
            return limit;
        } catch (IOException e) {
            throw new StartException(
                    "Cannot limit CPU time (%s): this needs root and control groups on Linux."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        for (String pid : Files.readAllLines(group.resolve(PROCESSES))) {
            Files.writeString(parent.resolve(PROCESSES), pid);
        }
        Files.delete(group);
    }
}
