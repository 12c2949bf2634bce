package dev.liftline.local.kafka;

import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.LogTail;
import dev.liftline.local.process.Part;
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

/** A Kafka broker that is its own controller, on loopback, with Liftline's topics. */
public final class Kafka implements Program {

    private final Path data;
    private final Path log;
    private final int port;
    private final int controllerPort;
    private final List<String> jvmOptions;

    private Kafka(Path data, Path log, int port, int controllerPort, List<String> jvmOptions) {
        this.data = data;
        this.log = log;
        this.port = port;
        this.controllerPort = controllerPort;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /**
     * A broker that is not started yet.
     *
     * @param data its log directory, made at the first start
     * @param log receives what it says
     * @param jvmOptions of the broker's JVM, its heap for one
     */
    public static Part part(Path data, Path log, int port, int controllerPort, List<String> jvmOptions) {
        return new Part(new Kafka(data.toAbsolutePath(), log.toAbsolutePath(), port, controllerPort, jvmOptions));
    }

    @Override
    public String name() {
        return "Kafka";
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new StartException(
                    "Kafka's data directory %s cannot be made: %s.".formatted(data, e.getMessage()), e);
        }
        Ports.requireFree(port, name());
        Ports.requireFree(controllerPort, name());
    }

    @Override
    public ChildSpec spec() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Dlogback.configurationFile=dev/liftline/local/kafka/broker-logback.xml",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Broker.class.getName(),
                data.toString(),
                Integer.toString(port),
                Integer.toString(controllerPort),
                Topics.LIFT_RIDES + ":" + Topics.PARTITIONS,
                Topics.LIFT_RIDES_DLT + ":" + Topics.PARTITIONS));
        return new ChildSpec(command, List.of(), Map.of(), data, log, StopSignal.TERM);
    }

    @Override
    public boolean isReady(LogTail log) {
        return log.lines().contains(Broker.UP);
    }

    @Override
    public String explain(LogTail log) {
        var reason = log.lines().stream()
                .filter(line -> line.startsWith(Broker.FAILED))
                .map(line -> line.substring(Broker.FAILED.length()))
                .findFirst()
                .orElse("it gave no reason");
        return "Kafka does not start on %s (%s): restore the directory, or delete Liftline's data with ./liftline reset; the log is %s."
                .formatted(data, reason, log.file());
    }
}
