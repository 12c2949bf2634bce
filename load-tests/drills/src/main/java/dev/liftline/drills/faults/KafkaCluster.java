package dev.liftline.drills.faults;

import dev.liftline.local.kafka.Kafka;
import dev.liftline.local.kafka.KafkaProcesses;
import dev.liftline.local.kafka.KafkaProcesses.Broker;
import dev.liftline.local.kafka.KafkaProcesses.Setup;
import dev.liftline.local.kafka.KafkaSettings;
import dev.liftline.local.kafka.ListenerSpec;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three brokers, each of which may be killed, with a controller in a process of its own. By default a topic has a replica on each
 * broker, and all but one of them must be in sync. The cluster creates no topics.
 */
final class KafkaCluster implements KafkaProcesses.Factory {

    /** The number of brokers. */
    static final int SIZE = 3;

    private static final List<String> CONTROLLER_HEAP = List.of("-Xms32m", "-Xmx96m");

    @Override
    public KafkaProcesses create(Setup setup) {
        var settings = clusterSettings(setup.controllerPort(), setup.controllerPort(), List.of());
        settings.put("process.roles", "controller");
        settings.put("listeners", controllerListener(setup));
        settings.keySet().removeAll(List.of("advertised.listeners", "inter.broker.listener.name"));
        var controller = process(
                "Kafka's controller",
                "kafka-controller",
                setup,
                settings,
                List.of(setup.controllerPort()),
                () -> Stream.concat(setup.jvmOptions().get().stream(), CONTROLLER_HEAP.stream())
                        .toList());
        return new KafkaProcesses(
                List.of(controller),
                IntStream.rangeClosed(1, SIZE).mapToObj(id -> broker(id, setup)).toList());
    }

    private Broker broker(int id, Setup setup) {
        int port = id == 1 ? setup.port() : Ports.reserve();
        var listeners = setup.listeners().get();
        var settings = clusterSettings(port, setup.controllerPort(), listeners);
        settings.put("node.id", Integer.toString(id));
        settings.put("process.roles", "broker");
        settings.computeIfPresent("listeners", (key, all) -> all.replace("," + controllerListener(setup), ""));
        var process = process(
                "Kafka-" + id,
                "kafka-" + id,
                setup,
                settings,
                Stream.concat(Stream.of(port), listeners.stream().map(listener -> listener.port()))
                        .toList(),
                setup.jvmOptions());
        return new Broker(process, port, listeners);
    }

    private static String controllerListener(Setup setup) {
        return "CONTROLLER://127.0.0.1:" + setup.controllerPort();
    }

    /** A single broker's settings with the cluster's replicas. */
    private static Map<String, String> clusterSettings(int port, int controllerPort, List<ListenerSpec> listeners) {
        var settings = new HashMap<>(KafkaSettings.singleBroker(port, controllerPort, listeners));
        settings.put("replica.lag.time.max.ms", "3000");
        settings.replaceAll((key, value) -> {
            if (key.endsWith("replication.factor")) {
                return Integer.toString(SIZE);
            }
            return key.endsWith("min.isr") || key.equals("min.insync.replicas") ? Integer.toString(SIZE - 1) : value;
        });
        return settings;
    }

    private static ManagedProcess process(
            String name,
            String file,
            Setup setup,
            Map<String, String> settings,
            List<Integer> ports,
            Supplier<List<String>> jvmOptions) {
        Path data = setup.data().resolve(file);
        return new ManagedProcess(
                new Kafka(name, data, setup.logs().resolve(file + ".log"), settings, ports, jvmOptions));
    }
}
