package dev.liftline.local.cli.data;

import dev.liftline.local.StackHome;
import dev.liftline.local.backup.Migrations;
import dev.liftline.local.backup.Restore;
import dev.liftline.local.backup.RowProgress;
import dev.liftline.local.control.RunningServers;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.StartException;
import dev.liftline.local.redis.RedisConnection;
import dev.liftline.local.redis.RedisReply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = "Loads a backup into the running stack, whose database must be empty; all of it or nothing.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A file that ./liftline backup wrote.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var servers = RunningServers.of(StackHome.current());
        var restore = new Restore(
                servers.databaseUrl(),
                PostgresDatabases.SUPERUSER,
                servers.passwords().superuser(),
                Migrations.of(StackHome.repository()),
                Migrations.ofIdentity(StackHome.repository()));
        var restored = restore.read(
                StackHome.userDirectory().resolve(file),
                new RowProgress(out, "checked"),
                new RowProgress(out, "loaded"));
        clearCache(servers);
        out.println(restored);
        return 0;
    }

    /** Deletes cached values, "no data" among them, and the leases of readers that loaded before the restore. */
    private static void clearCache(RunningServers servers) {
        try (var redis = RedisConnection.open(servers.redis())) {
            if (redis.send(List.of("FLUSHDB")) instanceof RedisReply.Failure failure) {
                throw new IOException(failure.message());
            }
        } catch (IOException e) {
            throw new StartException(
                    "The backup is restored, but Redis still has older values (%s): delete them with ./liftline redis FLUSHDB."
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
