package dev.liftline.local.cli.tools;

import dev.liftline.local.StackHome;
import dev.liftline.local.control.RunningServers;
import dev.liftline.local.kafka.KafkaAdmin;
import dev.liftline.local.kafka.RecordReader;
import dev.liftline.local.options.WholeNumber;
import dev.liftline.local.terminal.TextTable;
import dev.liftline.model.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "kafka",
        description = "Shows topics, consumer groups and records of the running stack's Kafka.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class KafkaCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    /** A number of records, which are kept in memory. */
    static final class Records extends WholeNumber {
        Records() {
            super(1, 100_000);
        }
    }

    @Override
    public void run() {
        Objects.requireNonNull(spec).commandLine().usage(out());
    }

    @Command(
            name = "topics",
            description = "Lists the topics with their records and replicas in sync.",
            mixinStandardHelpOptions = true)
    int topics() {
        try (var kafka = KafkaAdmin.connect(bootstrap())) {
            out().print(new TextTable(
                            List.of("topic", "partitions", "records", "replicas", "in sync"),
                            kafka.topics().stream()
                                    .map(topic -> List.of(
                                            topic.name(),
                                            number(topic.partitions()),
                                            number(topic.records()),
                                            number(topic.replicas()),
                                            number(topic.inSync())))
                                    .toList())
                    .text());
        }
        return 0;
    }

    @Command(
            name = "groups",
            description = "Lists the consumer groups with their lag.",
            mixinStandardHelpOptions = true)
    int groups() {
        try (var kafka = KafkaAdmin.connect(bootstrap())) {
            out().print(new TextTable(
                            List.of("group", "state", "members", "topic", "lag"),
                            kafka.groups().stream()
                                    .map(group -> List.of(
                                            group.name(),
                                            group.state(),
                                            number(group.members()),
                                            group.topic(),
                                            number(group.lag())))
                                    .toList())
                    .text());
        }
        return 0;
    }

    @Command(
            name = "reset-offsets",
            description =
                    "Makes the consumers, which must be stopped, read all rides again; stored ones do not count twice.",
            mixinStandardHelpOptions = true)
    int resetOffsets() {
        try (var kafka = KafkaAdmin.connect(bootstrap())) {
            kafka.resetOffsets(Topics.STORE_GROUP, Topics.LIFT_RIDES);
            out().printf(
                            "The consumers read %d records again when they start.%n",
                            kafka.lag(Topics.STORE_GROUP, Topics.LIFT_RIDES));
        }
        return 0;
    }

    @Command(name = "read", description = "Shows the newest records of a topic.", mixinStandardHelpOptions = true)
    int read(
            @Parameters(paramLabel = "TOPIC", description = "For instance lift-rides.") String topic,
            @Option(
                            names = {"-n", "--records"},
                            defaultValue = "10",
                            converter = Records.class,
                            description = "At most so many; default: ${DEFAULT-VALUE}.")
                    int count) {
        var records = new RecordReader(bootstrap()).last(topic, count);
        if (records.isEmpty()) {
            out().println("There are no records in %s: ./liftline kafka topics lists the topics.".formatted(topic));
        }
        records.forEach(record -> out().printf(
                        Locale.ROOT,
                        "%s  %d:%d  %s  %s%n",
                        record.time(),
                        record.partition(),
                        record.offset(),
                        record.key(),
                        record.value()));
        return 0;
    }

    private static String number(long value) {
        return Long.toString(value);
    }

    private static String bootstrap() {
        return RunningServers.of(StackHome.current()).kafkaBootstrap();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
