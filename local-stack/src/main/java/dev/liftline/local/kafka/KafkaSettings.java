package dev.liftline.local.kafka;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration of Kafka processes. */
public final class KafkaSettings {

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final Map<String, String> BROKER = Map.ofEntries(
            entry("node.id", "0"),
            entry("process.roles", "broker,controller"),
            entry("controller.listener.names", CONTROLLER_LISTENER),
            entry("inter.broker.listener.name", "PLAINTEXT"),
            // A misspelt topic is an error, not a new topic.
            entry("auto.create.topics.enable", "false"),
            entry("offsets.topic.num.partitions", "4"),
            entry("transaction.state.log.num.partitions", "4"),
            entry("share.coordinator.state.topic.num.partitions", "1"),
            // Kafka's defaults need three brokers.
            entry("offsets.topic.replication.factor", "1"),
            entry("transaction.state.log.replication.factor", "1"),
            entry("transaction.state.log.min.isr", "1"),
            entry("share.coordinator.state.topic.replication.factor", "1"),
            entry("share.coordinator.state.topic.min.isr", "1"),
            entry("default.replication.factor", "1"),
            entry("min.insync.replicas", "1"),
            // A restarted broker waits until the session of its killed predecessor has expired, by default after 9 s.
            entry("broker.session.timeout.ms", "3000"),
            entry("broker.heartbeat.interval.ms", "500"),
            entry("group.initial.rebalance.delay.ms", "0"),
            // Lets clients ask for a short session, so that the partitions of a killed consumer move soon.
            entry("group.min.session.timeout.ms", "1000"),
            // The default takes 128 MB.
            entry("log.cleaner.dedupe.buffer.size", "4194304"));

    private KafkaSettings() {}

    /** A broker that is its own controller. */
    public static Map<String, String> singleBroker(int port, int controllerPort, List<ListenerSpec> listeners) {
        var settings = new HashMap<>(BROKER);
        settings.put("controller.quorum.voters", "0@127.0.0.1:" + controllerPort);
        settings.put(
                "listeners",
                listeners(port, listeners, ListenerSpec::port) + "," + listener(CONTROLLER_LISTENER, controllerPort));
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
