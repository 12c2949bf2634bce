package dev.liftline.local;

import dev.liftline.local.process.Ports;

/**
 * The ports a stack listens on, all on loopback.
 *
 * @param ephemeralReplicas whether ingest, consumer and query replicas get any free port instead of the next one from 8101 on
 */
public record StackPorts(
        int gateway,
        int gatewayManagement,
        int kafka,
        int kafkaController,
        int postgres,
        int redis,
        boolean ephemeralReplicas) {

    /** The ports that the documentation names. */
    public static final StackPorts DEFAULT = new StackPorts(8080, 9080, 19092, 19093, 15432, 16379, false);

    /** Reserved free ports, for a stack beside others. */
    public static StackPorts ephemeral() {
        return new StackPorts(
                Ports.reserve(),
                Ports.reserve(),
                Ports.reserve(),
                Ports.reserve(),
                Ports.reserve(),
                Ports.reserve(),
                true);
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
