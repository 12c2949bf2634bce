package dev.liftline.local;

import dev.liftline.local.kafka.ListenerSpec;
import dev.liftline.local.kafka.Kafka;
import dev.liftline.local.kafka.KafkaCluster;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Kafka of one stack: a broker that is its own controller, or several and a controller, with an entrance for each role that has a wire. */
final class Brokers {

    private static final List<Role> CLIENTS = List.of(Role.INGEST, Role.CONSUMER);

    private final List<ManagedProcess> processes;
    private final List<ManagedProcess> brokers;
    private final List<Integer> ports = new ArrayList<>();
    private final Map<Role, List<Integer>> portsThroughWires = new EnumMap<>(Role.class);

    Brokers(LocalStackBuilder settings, Wires wires, Path data, Supplier<List<String>> jvmOptions) {
        var logs = settings.home().logs();
        var at = settings.ports();
        if (settings.brokers() == 1) {
            var address = address(at.kafka(), wires);
            brokers = List.of(Kafka.process(
                    data.resolve("kafka"),
                    logs.resolve("kafka.log"),
                    at.kafka(),
                    at.kafkaController(),
                    address.entrances(),
                    jvmOptions));
            processes = brokers;
        } else {
            var cluster = KafkaCluster.of(
                    settings.brokers(),
                    data,
                    logs,
                    at.kafkaController(),
                    number -> address(number == 1 ? at.kafka() : Ports.free(), wires),
                    jvmOptions);
            brokers = cluster.brokers();
            processes = Stream.concat(Stream.of(cluster.controller()), brokers.stream())
                    .toList();
        }
    }

    private KafkaCluster.Address address(int port, Wires wires) {
        ports.add(port);
        var entrances = new ArrayList<ListenerSpec>();
        for (var role : wires.wanted() ? CLIENTS : List.<Role>of()) {
            int listening = Ports.free();
            int advertised = wires.through(role, Server.KAFKA, listening);
            entrances.add(new ListenerSpec(role.label().toUpperCase(Locale.ROOT), listening, advertised));
            portsThroughWires.computeIfAbsent(role, other -> new ArrayList<>()).add(advertised);
        }
        return new KafkaCluster.Address(port, entrances);
    }

    /** Every process, a controller first. */
    List<ManagedProcess> processes() {
        return processes;
    }

    /** The brokers alone. */
    List<ManagedProcess> brokers() {
        return brokers;
    }

    int port(ManagedProcess broker) {
        var index = brokers.indexOf(broker);
        return index < 0 ? -1 : ports.get(index);
    }

    String bootstrap() {
        return bootstrap(ports);
    }

    String bootstrap(Role role) {
        return bootstrap(portsThroughWires.getOrDefault(role, ports));
    }

    private static String bootstrap(List<Integer> ports) {
        return String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
    }
}
