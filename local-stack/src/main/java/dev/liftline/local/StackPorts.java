package dev.liftline.local;

import dev.liftline.local.preflight.PortOption;
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
        int sessionRedis,
        int replicaOffset) {

    /** The ports that the documentation names. */
    public static final StackPorts DEFAULT = shifted(0);

    /** The default ports, each plus an offset: for a stack beside another one. */
    public static StackPorts shifted(int offset) {
        return new StackPorts(
                PortOption.GATEWAY.defaultPort() + offset,
                PortOption.GATEWAY_MANAGEMENT.defaultPort() + offset,
                PortOption.KAFKA.defaultPort() + offset,
                PortOption.KAFKA_CONTROLLER.defaultPort() + offset,
                PortOption.POSTGRES.defaultPort() + offset,
                PortOption.REDIS.defaultPort() + offset,
                PortOption.SESSION_REDIS.defaultPort() + offset,
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
                Ports.reserve(),
                ReplicaFactory.ANY_PORTS);
    }

    /** Fails if one of them is in use, before anything starts. */
    void requireFree() {
        Ports.requireFree(gateway, PortOption.GATEWAY.server());
        Ports.requireFree(gatewayManagement, PortOption.GATEWAY_MANAGEMENT.server());
        Ports.requireFree(kafka, PortOption.KAFKA.server());
        Ports.requireFree(kafkaController, PortOption.KAFKA_CONTROLLER.server());
        Ports.requireFree(postgres, PortOption.POSTGRES.server());
        Ports.requireFree(redis, PortOption.REDIS.server());
        Ports.requireFree(sessionRedis, PortOption.SESSION_REDIS.server());
    }
}
