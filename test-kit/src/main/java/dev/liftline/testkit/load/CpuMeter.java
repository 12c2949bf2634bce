package dev.liftline.testkit.load;

import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.process.StartException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** CPU time of this process and others since the meter was started. */
public final class CpuMeter {

    private final Map<String, Long> processes = new TreeMap<>();
    private final Map<String, Double> atStart;

    private CpuMeter(Map<String, Long> others) {
        processes.putAll(others);
        this.atStart = used();
    }

    /** Measures this process and the given ones, process ids by name. */
    static CpuMeter started(Map<String, Long> others) {
        return new CpuMeter(others);
    }

    /** The processes of the stack of this repository, by name; none where no such stack runs. */
    public static Map<String, Long> processesOfRunningStack() {
        try {
            return ControlClient.of(StackHome.current()).status().stream()
                    .filter(ProcessStatus::running)
                    .collect(Collectors.toMap(ProcessStatus::name, ProcessStatus::pid));
        } catch (StartException e) {
            // Liftline runs elsewhere: its processes cannot be measured from here.
            return Map.of();
        }
    }

    Map<String, Double> secondsSinceStart() {
        Map<String, Double> seconds = new TreeMap<>();
        used().forEach((name, used) -> seconds.put(name, used - atStart.getOrDefault(name, 0.0)));
        return seconds;
    }

    private Map<String, Double> used() {
        Map<String, Double> used = new TreeMap<>();
        processes.forEach((name, pid) -> used.put(name, CpuClock.seconds(pid)));
        used.put("client", CpuClock.ownSeconds());
        return used;
    }
}
