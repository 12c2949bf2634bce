package dev.liftline.local.cli.logs;

import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlClient;
import dev.liftline.local.options.Suggestion;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Which logs are shown: those of running processes, or of the last run if nothing runs. */
final class LogFiles {

    /** Logs of the build and of {@code ./liftline} itself, shown only by name. */
    private static final Set<String> OTHERS = Set.of("build", "launcher", "failure");

    private final StackHome home;

    LogFiles(StackHome home) {
        this.home = home;
    }

    /**
     * The logs to show, by name.
     *
     * @param process a process or a service; empty for all
     * @throws TypeConversionException if there is no log of it
     * @throws StartException if there are no logs at all
     */
    List<Path> of(String process) throws IOException {
        var all = all();
        var chosen = process.isEmpty()
                ? running(all)
                : all.stream().filter(log -> isOf(log, process)).toList();
        if (chosen.isEmpty() && !process.isEmpty()) {
            throw new TypeConversionException(unknown(process, all));
        }
        return chosen;
    }

    private List<Path> all() throws IOException {
        var directory = home.logs();
        if (Files.isDirectory(directory)) {
            try (var files = Files.list(directory)) {
                var logs = files.filter(file -> file.toString().endsWith(".log"))
                        .sorted()
                        .toList();
                if (!logs.isEmpty()) {
                    return logs;
                }
            }
        }
        throw new StartException("There are no logs yet: ./liftline up starts Liftline.");
    }

    private List<Path> running(List<Path> all) {
        var names = runningProcesses();
        return all.stream()
                .filter(log -> names.map(some -> some.contains(LogReader.name(log)))
                        .orElseGet(() -> !OTHERS.contains(LogReader.name(log))))
                .toList();
    }

    /** Names of the logs of running processes; empty if that is unknown. */
    private Optional<Set<String>> runningProcesses() {
        try {
            return Optional.of(ControlClient.of(home).status().stream()
                    .filter(ProcessStatus::running)
                    .map(process -> logName(process.name()))
                    .collect(Collectors.toSet()));
        } catch (StartException e) {
            return Optional.empty();
        }
    }

    private static String logName(String process) {
        return process.equals("PostgreSQL") ? "postgres" : process.toLowerCase(Locale.ROOT);
    }

    private static boolean isOf(Path log, String process) {
        var name = LogReader.name(log);
        var wanted = logName(process);
        return name.equals(wanted) || name.matches(Pattern.quote(wanted) + "-\\d+");
    }

    private static String unknown(String process, List<Path> all) {
        var names = all.stream().map(LogReader::name).toList();
        return Suggestion.closest(process, names)
                .map(near -> "There is no log of '%s': did you mean %s?".formatted(process, near))
                .orElseGet(() ->
                        "There is no log of '%s': choose one of %s.".formatted(process, String.join(", ", names)));
    }
}
