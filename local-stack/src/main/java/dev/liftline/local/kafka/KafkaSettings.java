package dev.liftline.local.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration of a Kafka process by what it is in its cluster. */
final class KafkaSettings {

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final int CONTROLLER_ID = 0;

    /** Of all processes of a cluster of several: a broker that is killed is missed after 3 s. */
    private static final Map<String, String> CLUSTER = Map.of(
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500",
            "replica.lag.time.max.ms", "3000");

    private static final Map<String, String> USUAL = Map.of(
            "inter.broker.listener.name",
            "PLAINTEXT",
            // A misspelt topic is an error, not a new topic.
            "auto.create.topics.enable",
            "false",
            "offsets.topic.num.partitions",
            "4",
            "transaction.state.log.num.partitions",
            "4",
            "share.coordinator.state.topic.num.partitions",
            "1",
            "group.initial.rebalance.delay.ms",
            "0",
            // A consumer that was killed gives its partitions back soon where clients ask for so short a session.
            "group.min.session.timeout.ms",
            "1000",
            // The default takes 128 MB.
            "log.cleaner.dedupe.buffer.size",
            "4194304");

    private KafkaSettings() {}

    /** A broker that is its own controller. */
    static Map<String, String> alone(int port, int controllerPort, List<ListenerSpec> entrances) {
        var settings = node(CONTROLLER_ID, "broker,controller", controllerPort);
        settings.putAll(broker(port, entrances, 1));
        settings.merge("listeners", listener(CONTROLLER_LISTENER, controllerPort), (all, one) -> all + "," + one);
        return settings;
    }

    /**
     * The controller of several brokers, which serves no client.
     *
     * @param brokers in the cluster
     */
    static Map<String, String> controller(int controllerPort, int brokers) {
        var settings = node(CONTROLLER_ID, "controller", controllerPort);
        settings.putAll(CLUSTER);
        settings.putAll(replication(brokers));
        settings.put("listeners", listener(CONTROLLER_LISTENER, controllerPort));
        settings.put("listener.security.protocol.map", CONTROLLER_LISTENER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT");
        return settings;
    }

    /**
     * One of several brokers.
     *
     * @param id 1 or more
     * @param brokers in the cluster
     */
    static Map<String, String> member(int id, int port, int controllerPort, List<ListenerSpec> entrances, int brokers) {
        var settings = node(id, "broker", controllerPort);
        settings.putAll(CLUSTER);
        settings.putAll(broker(port, entrances, brokers));
        return settings;
    }

    private static Map<String, String> node(int id, String roles, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.put("node.id", Integer.toString(id));
        settings.put("process.roles", roles);
        settings.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(CONTROLLER_ID, controllerPort));
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        return settings;
    }

    private static Map<String, String> broker(int port, List<ListenerSpec> entrances, int brokers) {
        var settings = new HashMap<>(USUAL);
        settings.put("listeners", listeners(port, entrances, false));
        settings.put("advertised.listeners", listeners(port, entrances, true));
        settings.put(
                "listener.security.protocol.map",
                Stream.concat(
                                Stream.of("PLAINTEXT", CONTROLLER_LISTENER),
                                entrances.stream().map(ListenerSpec::name))
                        .map(name -> name + ":PLAINTEXT")
                        .collect(Collectors.joining(",")));
        settings.putAll(replication(brokers));
        return settings;
    }

    /** Of topics that do not say otherwise: the controller decides for most of them, a broker for its own. */
    private static Map<String, String> replication(int brokers) {
        var replicas = Integer.toString(brokers);
        var inSync = Integer.toString(Math.max(1, brokers - 1));
        return Map.of(
                "default.replication.factor", replicas,
                "min.insync.replicas", inSync,
                "offsets.topic.replication.factor", replicas,
                "transaction.state.log.replication.factor", replicas,
                "transaction.state.log.min.isr", inSync,
                "share.coordinator.state.topic.replication.factor", replicas,
                "share.coordinator.state.topic.min.isr", inSync);
    }

    private static String listeners(int port, List<ListenerSpec> entrances, boolean advertised) {
        return Stream.concat(
                        Stream.of(listener("PLAINTEXT", port)),
                        entrances.stream()
                                .map(entrance -> listener(
                                        entrance.name(), advertised ? entrance.advertisedPort() : entrance.port())))
                .collect(Collectors.joining(","));
    }

    private static String listener(String name, int port) {
        return "%s://127.0.0.1:%d".formatted(name, port);
    }
}
