package dev.liftline.testkit.load;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.process.StartException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CPU time of this process and others since the meter was started. */
public final class CpuMeter {

    private static final Pattern RUNNING_PROCESS = Pattern.compile("(?<name>\\S+) +running +(?<pid>\\d+) .*");

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
        Map<String, Long> processes = new TreeMap<>();
        try {
            ControlClient.of(StackHome.current()).status().lines().forEach(line -> {
                Matcher process = RUNNING_PROCESS.matcher(line);
                if (process.matches()) {
                    processes.put(process.group("name"), Long.parseLong(process.group("pid")));
                }
            });
        } catch (StartException e) {
            // Liftline runs elsewhere: its processes cannot be measured from here.
        }
        return processes;
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
