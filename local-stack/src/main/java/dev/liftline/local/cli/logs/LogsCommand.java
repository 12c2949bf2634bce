package dev.liftline.local.cli.logs;

import dev.liftline.local.Arguments;
import dev.liftline.local.StackHome;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the logs of the processes. */
@Command(name = "logs", description = "Shows the logs of the processes.", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class LogsCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "PROCESS",
            description = "A process such as ingest-1, or all of a service: ingest, kafka, postgres.")
    private String process = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Follow the logs until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "50",
            showDefaultValue = Visibility.ALWAYS,
            description = "How many last lines of each log to show first.")
    private int lines = 50;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments.require(spec, lines >= 0, "--lines must not be negative.");
        var logs = logs(StackHome.current().logs());
        var out = spec.commandLine().getOut();
        var followers = new ArrayList<LogFollower>();
        for (var log : logs) {
            var follower = new LogFollower(log, logs.size() > 1);
            followers.add(follower);
            follower.last(lines).forEach(out::println);
        }
        while (follow) {
            out.flush();
            Thread.sleep(Duration.ofMillis(200));
            for (var log : followers) {
                log.added().forEach(out::println);
            }
        }
        return 0;
    }

    private List<Path> logs(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new StartException("There are no logs yet: ./liftline up starts Liftline.");
        }
        try (var files = Files.list(directory)) {
            var all = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            var chosen = all.stream().filter(this::isChosen).toList();
            if (chosen.isEmpty()) {
                throw new StartException("There is no log of '%s'; there are those of %s."
                        .formatted(process, all.stream().map(LogFollower::name).collect(Collectors.joining(", "))));
            }
            return chosen;
        }
    }

    private boolean isChosen(Path log) {
        var name = LogFollower.name(log);
        return process.isEmpty() || name.equals(process) || name.matches(Pattern.quote(process) + "-\\d+");
    }
}
