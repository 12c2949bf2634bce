package dev.liftline.local.kafka;

import dev.liftline.local.process.ManagedProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The Kafka processes of a stack, none of them started.
 *
 * @param controllers processes that are only controllers: they start with the brokers and stop after them
 * @param brokers at least one
 */
public record KafkaProcesses(List<ManagedProcess> controllers, List<Broker> brokers) {

    /** Creates the Kafka processes of a stack. */
    @FunctionalInterface
    public interface Factory {

        /** One broker that is its own controller. */
        Factory SINGLE_BROKER = setup -> {
            var listeners = setup.listeners().get();
            var process = Kafka.process(
                    setup.data(),
                    setup.logs().resolve("kafka.log"),
                    setup.port(),
                    setup.controllerPort(),
                    listeners,
                    setup.jvmOptions());
            return new KafkaProcesses(List.of(), List.of(new Broker(process, setup.port(), listeners)));
        };

        KafkaProcesses create(Setup setup);
    }

    /**
     * What a stack gives its Kafka processes.
     *
     * @param data the directory for their data
     * @param logs the directory for their logs
     * @param port of the first broker
     * @param listeners creates the additional listeners of one broker
     * @param jvmOptions of a broker; read at each start
     */
    public record Setup(
            Path data,
            Path logs,
            int port,
            int controllerPort,
            Supplier<List<ListenerSpec>> listeners,
            Supplier<List<String>> jvmOptions) {}

    /**
     * One broker.
     *
     * @param port of its plain listener
     * @param listeners its additional listeners
     */
    public record Broker(ManagedProcess process, int port, List<ListenerSpec> listeners) {

        /** The port for clients of a listener: the listener's advertised port, or the plain port if the broker has no such listener. */
        int port(String listener) {
            return listeners.stream()
                    .filter(candidate -> candidate.name().equals(listener))
                    .mapToInt(ListenerSpec::advertisedPort)
                    .findFirst()
                    .orElse(port);
        }
    }

    public KafkaProcesses {
        controllers = List.copyOf(controllers);
        brokers = List.copyOf(brokers);
    }

    /** Every process, controllers first. */
    public List<ManagedProcess> all() {
        return Stream.concat(controllers.stream(), brokers.stream().map(Broker::process))
                .toList();
    }

    /** The bootstrap servers for clients of a listener. */
    public String bootstrap(String listener) {
        return String.join(
                ",",
                brokers.stream()
                        .map(broker -> "127.0.0.1:" + broker.port(listener))
                        .toList());
    }
}
