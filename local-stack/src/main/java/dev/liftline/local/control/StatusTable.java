package dev.liftline.local.control;

import dev.liftline.local.PartStatus;
import java.util.List;

/** What {@code ./liftline status} prints. */
final class StatusTable {

    private StatusTable() {}

    static String render(List<PartStatus> parts) {
        var table = new StringBuilder("%-16s %-9s %7s %6s %11s %9s %9s%n"
                .formatted("PART", "STATE", "PID", "PORT", "MANAGEMENT", "RESTARTS", "MEMORY"));
        for (var part : parts) {
            table.append("%-16s %-9s %7s %6d %11s %9d %9s%n"
                    .formatted(
                            part.name(),
                            part.running() ? "running" : "down",
                            known(part.pid(), ""),
                            part.port(),
                            known(part.managementPort(), ""),
                            part.deaths(),
                            known(part.mebibytes(), " MiB")));
        }
        var total = parts.stream()
                .mapToLong(PartStatus::mebibytes)
                .filter(size -> size > 0)
                .sum();
        return table.append("%-16s %59s%n".formatted("total", known(total, " MiB")))
                .toString();
    }

    private static String known(long number, String unit) {
        return number < 0 ? "-" : number + unit;
    }
}
