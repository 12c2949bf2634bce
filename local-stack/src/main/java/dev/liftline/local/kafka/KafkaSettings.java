package dev.liftline.local.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration of Kafka processes. */
public final class KafkaSettings {

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** The node id of the only controller. */
    public static final int CONTROLLER_ID = 0;

    private static final Map<String, String> BROKER = Map.of(
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
            // Lets clients ask for a short session, so that the partitions of a killed consumer move soon.
            "group.min.session.timeout.ms",
            "1000",
            // The default takes 128 MB.
            "log.cleaner.dedupe.buffer.size",
            "4194304");

    private KafkaSettings() {}

    /** A broker that is its own controller. */
    static Map<String, String> singleBroker(int port, int controllerPort, List<ListenerSpec> listeners) {
        var settings = node(CONTROLLER_ID, "broker,controller", controllerPort);
        settings.putAll(broker(port, listeners));
        settings.putAll(replication(1));
        settings.merge("listeners", listener(CONTROLLER_LISTENER, controllerPort), (broker, own) -> broker + "," + own);
        return settings;
    }

    /** A process that is only a controller. */
    public static Map<String, String> controller(int port) {
        var settings = node(CONTROLLER_ID, "controller", port);
        settings.put("listeners", listener(CONTROLLER_LISTENER, port));
        settings.put("listener.security.protocol.map", CONTROLLER_LISTENER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT");
        return settings;
    }

    /** A broker of a cluster whose controller is another process. */
    public static Map<String, String> member(int id, int port, int controllerPort, List<ListenerSpec> listeners) {
        var settings = node(id, "broker", controllerPort);
        settings.putAll(broker(port, listeners));
        return settings;
    }

    /** Replicas of topics that do not configure their own: on each broker, all but one of them in sync. */
    public static Map<String, String> replication(int brokers) {
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

    private static Map<String, String> node(int id, String roles, int controllerPort) {
        var settings = new HashMap<String, String>();
        settings.put("node.id", Integer.toString(id));
        settings.put("process.roles", roles);
        settings.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(CONTROLLER_ID, controllerPort));
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        return settings;
    }

    private static Map<String, String> broker(int port, List<ListenerSpec> listeners) {
        var settings = new HashMap<>(BROKER);
        settings.put("listeners", listeners(port, listeners, ListenerSpec::port));
        settings.put("advertised.listeners", listeners(port, listeners, ListenerSpec::advertisedPort));
        settings.put(
                "listener.security.protocol.map",
                Stream.concat(
                                Stream.of("PLAINTEXT", CONTROLLER_LISTENER),
                                listeners.stream().map(ListenerSpec::name))
                        .map(name -> name + ":PLAINTEXT")
                        .collect(Collectors.joining(",")));
        return settings;
    }

    private static String listeners(int port, List<ListenerSpec> listeners, ToIntFunction<ListenerSpec> portOf) {
        return Stream.concat(
                        Stream.of(listener("PLAINTEXT", port)),
                        listeners.stream().map(spec -> listener(spec.name(), portOf.applyAsInt(spec))))
                .collect(Collectors.joining(","));
    }

    private static String listener(String name, int port) {
        return "%s://127.0.0.1:%d".formatted(name, port);
    }
}
