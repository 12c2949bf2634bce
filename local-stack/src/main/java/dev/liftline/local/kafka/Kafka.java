package dev.liftline.local.kafka;

import dev.liftline.local.process.AotCache;
import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.JdkTool;
import dev.liftline.local.process.LogTail;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.Program;
import dev.liftline.local.process.StartException;
import dev.liftline.local.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A Kafka process on loopback, in a JVM with this JVM's class path.
 *
 * @param data its log directory, created at the first start
 * @param log receives its output
 * @param settings its configuration
 * @param ports it listens on
 * @param jvmOptions of its JVM; read at each start
 */
public record Kafka(
        String name,
        Path data,
        Path log,
        Map<String, String> settings,
        List<Integer> ports,
        Supplier<List<String>> jvmOptions)
        implements Program {

    public Kafka {
        data = data.toAbsolutePath();
        log = log.toAbsolutePath();
        settings = Map.copyOf(settings);
        ports = List.copyOf(ports);
    }

    /** A broker that is its own controller, not started. */
    public static ManagedProcess process(
            Path data,
            Path log,
            int port,
            int controllerPort,
            List<ListenerSpec> listeners,
            Supplier<List<String>> jvmOptions) {
        return new ManagedProcess(new Kafka(
                "Kafka",
                data,
                log,
                KafkaSettings.singleBroker(port, controllerPort, listeners),
                Stream.concat(
                                Stream.of(port, controllerPort),
                                listeners.stream().map(ListenerSpec::port))
                        .toList(),
                jvmOptions));
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new StartException(
                    "%s's data directory %s cannot be created: %s.".formatted(name, data, e.getMessage()), e);
        }
        ports.forEach(port -> Ports.requireFree(port, name));
    }

    @Override
    public ChildSpec spec() {
        var command = new ArrayList<String>();
        command.add(JdkTool.path("java"));
        command.addAll(jvmOptions.get());
        command.addAll(List.of(
                "-Dlogback.configurationFile=dev/liftline/local/kafka/broker-logback.xml",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                data.toString()));
        settings.forEach((key, value) -> command.add(key + "=" + value));
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

    @Override
    public Duration stopTimeout() {
        return AotCache.isRecording(jvmOptions.get()) ? AotCache.RECORDING_TIMEOUT : Program.super.stopTimeout();
    }
}
