package dev.liftline.local.cli.status;

import dev.liftline.local.terminal.Colour;
import dev.liftline.local.terminal.Terminal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text that {@code ./liftline status} prints. */
final class StatusTable {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int MIN_STATE_WIDTH = 9;

    private final Terminal terminal;

    StatusTable(Terminal terminal) {
        this.terminal = terminal;
    }

    String render(StatusReport report) {
        var width = report.processes().stream()
                .mapToInt(process -> state(process).length())
                .reduce(MIN_STATE_WIDTH, Math::max);
        var table = new StringBuilder();
        table.append(row(width, "PROCESS", "STATE", "PID", "PORT", "MANAGEMENT", "RESTARTS", "MEMORY", "SINCE"));
        for (var process : report.processes()) {
            var row = row(
                    width,
                    process.name(),
                    state(process),
                    known(process.pid()),
                    known(process.port()),
                    known(process.managementPort()),
                    String.valueOf(process.restarts()),
                    memory(process.mebibytes()),
                    since(process.since()));
            table.append(row.replace(state(process), terminal.paint(colour(process), state(process))));
        }
        var total = report.processes().stream()
                .map(ProcessHealth::mebibytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return table.append(row(width, "total", "", "", "", "", "", memory(total == 0 ? null : total), ""))
                .append(load(report))
                .toString();
    }

    private static String row(int stateWidth, String... cells) {
        return ("%-16s %-" + stateWidth + "s %7s %6s %11s %9s %9s  %s")
                        .formatted((Object[]) cells)
                        .stripTrailing()
                + System.lineSeparator();
    }

    private static String load(StatusReport report) {
        var lag = report.consumerLag();
        return String.format(
                Locale.ROOT,
                "%ngateway          %s%naccess           %s%nrequests         %s%nconsumer lag     %s%noldest unstored  %s%n",
                report.gateway(),
                report.open() ? "open: nobody is asked who he is" : "with keys and sessions",
                report.requestsPerSecond() == null
                        ? "unknown: the gateway does not respond"
                        : String.format(Locale.ROOT, "%.1f/s", report.requestsPerSecond()),
                lag == null
                        ? "unknown: no consumer responds"
                        : String.format(
                                Locale.ROOT, "%,d rides (measured %.0f s ago)", lag.rides(), lag.measuredSecondsAgo()),
                lag == null
                        ? "unknown"
                        : lag.rides() == 0 ? "none" : String.format(Locale.ROOT, "waits %.1f s", lag.oldestSeconds()));
    }

    private static String state(ProcessHealth process) {
        return process.problem() == null ? process.state() : process.state() + ": " + process.problem();
    }

    private static Colour colour(ProcessHealth process) {
        if (process.hasState(State.READY)) {
            return Colour.GREEN;
        }
        return process.hasState(State.STARTING) ? Colour.YELLOW : Colour.RED;
    }

    private static String known(@Nullable Number number) {
        return number == null ? "-" : number.toString();
    }

    private static String memory(@Nullable Long mebibytes) {
        return mebibytes == null ? "-" : mebibytes + " MiB";
    }

    private static String since(@Nullable String since) {
        if (since == null) {
            return "-";
        }
        ZonedDateTime time = Instant.parse(since).atZone(ZoneId.systemDefault());
        return time.toLocalDate().equals(LocalDate.now(ZoneId.systemDefault()))
                ? time.format(TODAY)
                : time.format(EARLIER);
    }
}
