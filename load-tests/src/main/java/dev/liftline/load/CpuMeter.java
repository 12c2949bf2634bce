package dev.liftline.load;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.process.StartException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** CPU time that this process and Liftline's have used since the meter was started. */
final class CpuMeter {

    private static final Pattern RUNNING_PART = Pattern.compile("(?<name>\\S+) +running +(?<pid>\\d+) .*");

    private final Map<String, ProcessHandle> processes;
    private final Map<String, Duration> atStart;

    private CpuMeter(Map<String, ProcessHandle> processes) {
        this.processes = processes;
        this.atStart = used();
    }

    /** Measures this process, and every part of the stack of this repository where one runs. */
    static CpuMeter started() {
        Map<String, ProcessHandle> processes = new TreeMap<>();
        processes.put("client", ProcessHandle.current());
        try {
            ControlClient.of(StackHome.current()).status().lines().forEach(line -> {
                Matcher part = RUNNING_PART.matcher(line);
                if (part.matches()) {
                    ProcessHandle.of(Long.parseLong(part.group("pid")))
                            .ifPresent(process -> processes.put(part.group("name"), process));
                }
            });
        } catch (StartException e) {
            // Liftline runs somewhere else: its processes cannot be measured from here.
        }
        return new CpuMeter(processes);
    }

    Map<String, Double> secondsSinceStart() {
        Map<String, Double> seconds = new TreeMap<>();
        used().forEach((name, used) -> seconds.put(
                name, used.minus(atStart.getOrDefault(name, Duration.ZERO)).toMillis() / 1_000.0));
        return seconds;
    }

    private Map<String, Duration> used() {
        Map<String, Duration> used = new TreeMap<>();
        processes.forEach((name, process) -> used.put(name, total(process)));
        return used;
    }

    private static Duration total(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
