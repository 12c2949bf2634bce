package dev.liftline.local.cli.tools;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.RunningServers;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.StartException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "psql",
        description = "Opens the running stack's database: with psql from the PATH, else with a prompt of its own.",
        customSynopsis = {"liftline psql [SQL]", "liftline psql [OPTION of psql]..."})
public final class PsqlCommand implements Callable<Integer> {

    @Unmatched
    private List<String> words = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    void help(boolean requested) {
        // picocli shows it.
    }

    @Override
    public Integer call() {
        var servers = RunningServers.of(StackHome.current());
        var isSql = !words.isEmpty() && !words.getFirst().startsWith("-");
        var psql = PathProgram.find("psql");
        if (psql.isPresent()) {
            return psql.get().run(isSql ? List.of("-c", String.join(" ", words)) : words, environment(servers));
        }
        var command = Objects.requireNonNull(spec).commandLine();
        var prompt = new SqlPrompt(
                servers.databaseUrl(),
                PostgresDatabases.ROLE,
                servers.passwords().liftline(),
                command.getOut(),
                command.getErr());
        if (isSql) {
            return prompt.run(String.join(" ", words));
        }
        if (words.size() == 2 && words.getFirst().equals("-c")) {
            return prompt.run(words.getLast());
        }
        if (!words.isEmpty()) {
            throw new StartException(
                    "psql is not on the PATH, and %s is an option of it: install it, or give SQL alone."
                            .formatted(words.getFirst()));
        }
        return prompt.read();
    }

    private static Map<String, String> environment(RunningServers servers) {
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(servers.postgres()),
                "PGUSER",
                PostgresDatabases.ROLE,
                "PGPASSWORD",
                servers.passwords().liftline(),
                "PGDATABASE",
                "liftline");
    }
}
