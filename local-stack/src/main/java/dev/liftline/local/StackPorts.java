package dev.liftline.local;

import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.ReplicaFactory;

/**
 * The ports a stack listens on, all on loopback.
 *
 * @param replicaOffset added to the numbers from which ingest, consumer and query replicas take the next free port; {@link ReplicaFactory#ANY_PORTS} for any free ports
 */
public record StackPorts(
        int gateway,
        int gatewayManagement,
        int kafka,
        int kafkaController,
        int postgres,
        int redis,
        int replicaOffset) {

    /** The ports that the documentation names. */
    public static final StackPorts DEFAULT = new StackPorts(8080, 9080, 19092, 19093, 15432, 16379, 0);

    /** The default ports, each plus an offset: for a stack beside another one. */
    public static StackPorts shifted(int offset) {
        return new StackPorts(
                DEFAULT.gateway + offset,
                DEFAULT.gatewayManagement + offset,
                DEFAULT.kafka + offset,
                DEFAULT.kafkaController + offset,
                DEFAULT.postgres + offset,
                DEFAULT.redis + offset,
                offset);
    }

    /** Reserved free ports, for a stack beside others. */
    public static StackPorts ephemeral() {
        return new StackPorts(
                Ports.reserve(),
                Ports.reserve(),
                Ports.reserve(),
                Ports.reserve(),
                Ports.reserve(),
                Ports.reserve(),
                ReplicaFactory.ANY_PORTS);
    }

    /** Fails if one of them is in use, before anything starts. */
    void requireFree() {
        Ports.requireFree(gateway, "the gateway");
        Ports.requireFree(gatewayManagement, "the gateway's management");
        Ports.requireFree(kafka, "Kafka");
        Ports.requireFree(kafkaController, "Kafka's controller");
        Ports.requireFree(postgres, "PostgreSQL");
        Ports.requireFree(redis, "Redis");
    }
}
