package dev.liftline.local.cli.logs;

import dev.liftline.local.StackHome;
import dev.liftline.local.options.WholeNumber;
import dev.liftline.local.process.StartException;
import dev.liftline.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows the logs of the running processes as one, by time. */
@Command(
        name = "logs",
        description = "Shows the logs of the running processes as one, by time.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class LogsCommand implements Callable<Integer> {

    private static final int DEFAULT_LINES = 100;
    private static final long BYTES_FOR_LAST_LINES = 4L * 1024 * 1024;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    /** After so many polls the running processes are listed again: some may be new. */
    private static final int POLLS_PER_LISTING = 10;

    static final class Lines extends WholeNumber {
        Lines() {
            super(0, 1_000_000);
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "PROCESS",
            description =
                    "A process such as ingest-1, or all of a service: ingest, kafka, postgres. 'build' is the log of the build.")
    private String process = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Follow the logs until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "LINES",
            converter = Lines.class,
            description =
                    "How many last lines to show (default: " + DEFAULT_LINES + "; all with --since or --request).")
    private @Nullable Integer lines;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Show records since a time: 14:30, 2026-11-29T14:30, or 10m ago.")
    private @Nullable Instant since;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Show records of this level and above: ${COMPLETION-CANDIDATES}.")
    private @Nullable Level level;

    @Option(
            names = "--request",
            paramLabel = "ID",
            converter = RequestIdPattern.class,
            description = "Show records about the request with this X-Request-Id.")
    private @Nullable Pattern request;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var filter = new LogFilter(since, level, request);
        var files = files();
        var printer =
                new LogPrinter(spec.commandLine().getOut(), Terminal.current(), process.isEmpty() || files.size() > 1);
        var readers = new ArrayList<LogReader>();
        for (var file : files) {
            readers.add(new LogReader(
                    file, filter.isSelective() ? LogLines.ofAll(file) : LogLines.ofLast(file, BYTES_FOR_LAST_LINES)));
        }
        var logs = new MergedLogs(readers);
        var found = printPresent(logs, filter, printer);
        if (follow) {
            follow(logs, filter, printer, new ArrayList<>(files));
        } else if (request != null && !found) {
            throw new StartException(
                    "No log has a record about this request: only errors are logged, unless LIFTLINE_JAVA_OPTS=-Dlogging.level.dev.liftline.requests=debug is set for ./liftline up.");
        }
        return 0;
    }

    private List<Path> files() throws IOException {
        try {
            return new LogFiles(StackHome.current()).of(process);
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private boolean printPresent(MergedLogs logs, LogFilter filter, LogPrinter printer) throws IOException {
        var last = lines == null && (since != null || request != null)
                ? null
                : new LastRecords(lines == null ? DEFAULT_LINES : lines);
        var found = false;
        logs.refresh();
        for (var record = logs.next(); record != null; record = logs.next()) {
            if (filter.accepts(record)) {
                found = true;
                if (last != null) {
                    last.add(record);
                } else if (!printer.print(record, 0)) {
                    return true;
                }
            }
        }
        if (last != null) {
            last.print(printer);
        }
        return found;
    }

    private void follow(MergedLogs logs, LogFilter filter, LogPrinter printer, List<Path> known)
            throws IOException, InterruptedException {
        var isRead = true;
        for (int poll = 1; isRead; poll++) {
            Thread.sleep(POLL_INTERVAL);
            if (poll % POLLS_PER_LISTING == 0) {
                for (var file : files()) {
                    if (!known.contains(file)) {
                        known.add(file);
                        logs.add(new LogReader(file, LogLines.ofAll(file)));
                    }
                }
            }
            logs.refresh();
            for (var record = logs.next(); record != null; record = logs.next()) {
                if (filter.accepts(record)) {
                    isRead = printer.print(record, 0);
                }
            }
        }
    }
}
