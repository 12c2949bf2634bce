package dev.liftline.local.cli.tools;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.RunningServers;
import dev.liftline.local.process.StartException;
import dev.liftline.local.redis.RedisConnection;
import dev.liftline.local.redis.RedisReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "redis",
        description = "Opens the running stack's Redis: with redis-cli from the PATH, else with a prompt of its own.",
        customSynopsis = {
            "liftline redis [--sessions] [COMMAND of Redis]...",
            "liftline redis [--sessions] [OPTION of redis-cli]..."
        })
public final class RedisCommand implements Callable<Integer> {

    @Unmatched
    private List<String> words = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--sessions", description = "The Redis that holds sessions, not the cache.")
    private boolean sessions;

    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    void help(boolean requested) {
        // picocli shows it.
    }

    @Override
    public Integer call() {
        var servers = RunningServers.of(StackHome.current());
        int port = sessions ? servers.sessionRedis() : servers.redis();
        var password = sessions ? servers.passwords().sessions() : "";
        var cli = PathProgram.find("redis-cli");
        if (cli.isPresent()) {
            return cli.get()
                    .run(
                            Stream.concat(Stream.of("-p", Integer.toString(port)), words.stream())
                                    .toList(),
                            password.isEmpty() ? Map.of() : Map.of("REDISCLI_AUTH", password));
        }
        if (!words.isEmpty() && words.getFirst().startsWith("-")) {
            throw new StartException(
                    "redis-cli is not on the PATH, and %s is an option of it: install it, or give a command alone."
                            .formatted(words.getFirst()));
        }
        try (var redis = RedisConnection.open(port, password)) {
            return words.isEmpty() ? read(redis, port) : run(redis, words);
        } catch (IOException e) {
            throw new StartException(
                    "Redis does not respond (%s): ./liftline status shows whether it runs.".formatted(e.getMessage()),
                    e);
        }
    }

    private int run(RedisConnection redis, List<String> request) throws IOException {
        var reply = redis.send(request);
        var command = Objects.requireNonNull(spec).commandLine();
        if (reply instanceof RedisReply.Failure) {
            command.getErr().println(reply.text());
            return 1;
        }
        command.getOut().println(reply.text());
        return 0;
    }

    /** Runs the commands of standard input, one on each line. Returns 1 if Redis rejected one. */
    private int read(RedisConnection redis, int port) throws IOException {
        var lines = new InputLines(Objects.requireNonNull(spec).commandLine().getOut());
        var prompt = "127.0.0.1:%d> ".formatted(port);
        int code = 0;
        for (var line = lines.next(prompt); line.isPresent(); line = lines.next(prompt)) {
            var command = List.of(line.get().strip().split("\\s+", -1));
            if (command.getFirst().equalsIgnoreCase("quit")
                    || command.getFirst().equalsIgnoreCase("exit")) {
                break;
            }
            if (!command.getFirst().isEmpty()) {
                code |= run(redis, command);
            }
        }
        return code;
    }
}
