package dev.liftline.local.kafka;

import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.LogTail;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.Program;
import dev.liftline.local.process.StartException;
import dev.liftline.local.process.StopSignal;
import dev.liftline.model.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A process of Kafka on loopback: a broker that is its own controller, or a member of a cluster. */
public final class Kafka implements Program {

    private final String name;
    private final Path data;
    private final Path log;
    private final Map<String, String> settings;
    private final List<String> topics;
    private final List<Integer> ports;
    private final Supplier<List<String>> jvmOptions;

    Kafka(
            String name,
            Path data,
            Path log,
            Map<String, String> settings,
            List<String> topics,
            List<Integer> ports,
            Supplier<List<String>> jvmOptions) {
        this.name = name;
        this.data = data.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.settings = Map.copyOf(settings);
        this.topics = List.copyOf(topics);
        this.ports = List.copyOf(ports);
        this.jvmOptions = jvmOptions;
    }

    /**
     * A broker with Liftline's topics that is its own controller and not started yet.
     *
     * @param data its log directory, made at the first start
     * @param log receives what it says
     * @param jvmOptions of the broker's JVM, its heap for one; asked for at each start
     */
    public static ManagedProcess process(Path data, Path log, int port, int controllerPort, Supplier<List<String>> jvmOptions) {
        return process(data, log, port, controllerPort, List.of(), jvmOptions);
    }

    /** The same with further entrances. */
    public static ManagedProcess process(
            Path data,
            Path log,
            int port,
            int controllerPort,
            List<ListenerSpec> entrances,
            Supplier<List<String>> jvmOptions) {
        return new ManagedProcess(new Kafka(
                "Kafka",
                data,
                log,
                KafkaSettings.alone(port, controllerPort, entrances),
                List.of(Topics.LIFT_RIDES + ":" + Topics.PARTITIONS, Topics.LIFT_RIDES_DLT + ":" + Topics.PARTITIONS),
                ports(List.of(port, controllerPort), entrances),
                jvmOptions));
    }

    static List<Integer> ports(List<Integer> first, List<ListenerSpec> entrances) {
        return Stream.concat(first.stream(), entrances.stream().map(ListenerSpec::port))
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new StartException(
                    "%s's data directory %s cannot be made: %s.".formatted(name, data, e.getMessage()), e);
        }
        ports.forEach(port -> Ports.requireFree(port, name));
    }

    @Override
    public ChildSpec spec() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions.get());
        command.addAll(List.of(
                "-Dlogback.configurationFile=dev/liftline/local/kafka/broker-logback.xml",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                data.toString()));
        settings.forEach((key, value) -> command.add(key + "=" + value));
        command.addAll(topics);
        return new ChildSpec(command, List.of(), Map.of(), data, log, StopSignal.TERM);
    }

    @Override
    public boolean isReady(LogTail log) {
        return log.lines().contains(BrokerMain.UP);
    }

    @Override
    public String explain(LogTail log) {
        var reason = log.lines().stream()
                .filter(line -> line.startsWith(BrokerMain.FAILED))
                .map(line -> line.substring(BrokerMain.FAILED.length()))
                .findFirst()
                .orElse("it gave no reason");
        return "%s does not start on %s (%s): restore the directory, or delete Liftline's data with ./liftline reset; the log is %s."
                .formatted(name, data, reason, log.file());
    }
}
