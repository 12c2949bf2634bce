package dev.liftline.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time that this process and Liftline's have used since the meter was started. */
final class CpuMeter {

    private final Map<String, ProcessHandle> processes;
    private final Map<String, Duration> atStart;

    private CpuMeter(Map<String, ProcessHandle> processes) {
        this.processes = processes;
        this.atStart = used();
    }

    static CpuMeter started() {
        Map<String, ProcessHandle> processes = new TreeMap<>();
        processes.put("client", ProcessHandle.current());
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
