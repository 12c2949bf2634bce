package dev.liftline.local.kafka;

import dev.liftline.local.process.ManagedProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Several brokers, any of which may be killed, and a controller beside them, so that what is left of the brokers has one. What is made in
 * it has a replica on each broker, and all but one of them must be in sync. It brings no topics.
 *
 * @param controller to start with the brokers and to stop after them
 * @param brokers {@code Kafka-1} and so on
 */
public record KafkaCluster(ManagedProcess controller, List<ManagedProcess> brokers) {

    private static final List<String> SMALL = List.of("-Xms32m", "-Xmx96m");

    /** Where a broker and its clients meet. */
    public record Address(int port, List<ListenerSpec> entrances) {}

    /**
     * A cluster that is not started yet.
     *
     * @param data holds a directory for each process
     * @param logs holds a log for each
     * @param address by the number of the broker, from 1 on
     * @param jvmOptions of each broker; asked for at each start
     */
    public static KafkaCluster of(
            int size,
            Path data,
            Path logs,
            int controllerPort,
            IntFunction<Address> address,
            Supplier<List<String>> jvmOptions) {
        var controller = new ManagedProcess(new Kafka(
                "Kafka's controller",
                data.resolve("kafka-controller"),
                logs.resolve("kafka-controller.log"),
                KafkaSettings.controller(controllerPort, size),
                List.of(),
                List.of(controllerPort),
                () -> Stream.concat(jvmOptions.get().stream(), SMALL.stream()).toList()));
        var brokers = new ArrayList<ManagedProcess>();
        for (int id = 1; id <= size; id++) {
            var at = address.apply(id);
            brokers.add(new ManagedProcess(new Kafka(
                    "Kafka-" + id,
                    data.resolve("kafka-" + id),
                    logs.resolve("kafka-" + id + ".log"),
                    KafkaSettings.member(id, at.port(), controllerPort, at.entrances(), size),
                    List.of(),
                    Kafka.ports(List.of(at.port()), at.entrances()),
                    jvmOptions)));
        }
        return new KafkaCluster(controller, List.copyOf(brokers));
    }
}
