package dev.liftline.local.cli.data;

import dev.liftline.local.StackHome;
import dev.liftline.local.backup.Backup;
import dev.liftline.local.backup.RowProgress;
import dev.liftline.local.control.RunningServers;
import dev.liftline.local.kafka.KafkaAdmin;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.StartException;
import dev.liftline.model.Topics;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description = "Copies the running stack's database into one file, as of one moment.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var servers = RunningServers.of(StackHome.current());
        // Read before the copy: what Kafka holds now may be missing in it.
        var kafka = unstored(servers);
        out.println(new Backup(
                        servers.databaseUrl(),
                        PostgresDatabases.SUPERUSER,
                        servers.passwords().superuser())
                .write(StackHome.userDirectory().resolve(file), force, new RowProgress(out, "copied")));
        out.println(kafka);
        return 0;
    }

    private static String unstored(RunningServers servers) {
        try (var kafka = KafkaAdmin.connect(servers.kafkaBootstrap())) {
            var rides = kafka.lag(Topics.STORE_GROUP, Topics.LIFT_RIDES);
            var deadLetters = kafka.records(Topics.LIFT_RIDES_DLT);
            var waiting = rides == 0
                    ? "Kafka held no ride that was not stored."
                    : "Kafka held %,d rides that were not stored yet and may be missing: back up again when ./liftline status shows no lag."
                            .formatted(rides);
            return deadLetters == 0
                    ? waiting
                    : "%s%n%,d dead letters are in Kafka only: ./liftline dead-letters lists them."
                            .formatted(waiting, deadLetters);
        } catch (StartException e) {
            return "Kafka does not respond: rides that it holds may be missing.";
        }
    }
}
