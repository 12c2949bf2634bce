package dev.liftline.local.cli.status;

import dev.liftline.local.ProcessStatus;
import java.util.List;

/** The table that {@code ./liftline status} prints. */
final class StatusTable {

    private StatusTable() {}

    static String render(List<ProcessStatus> processes) {
        var table = new StringBuilder("%-16s %-9s %7s %6s %11s %9s %9s%n"
                .formatted("PROCESS", "STATE", "PID", "PORT", "MANAGEMENT", "RESTARTS", "MEMORY"));
        for (var process : processes) {
            table.append("%-16s %-9s %7s %6d %11s %9d %9s%n"
                    .formatted(
                            process.name(),
                            process.running() ? "running" : "down",
                            known(process.pid(), ""),
                            process.port(),
                            known(process.managementPort(), ""),
                            process.deaths(),
                            known(process.mebibytes(), " MiB")));
        }
        var total = processes.stream()
                .mapToLong(ProcessStatus::mebibytes)
                .filter(size -> size > 0)
                .sum();
        return table.append("%-16s %59s%n".formatted("total", known(total, " MiB")))
                .toString();
    }

    private static String known(long number, String unit) {
        return number < 0 ? "-" : number + unit;
    }
}
