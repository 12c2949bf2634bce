package dev.liftline.local;

import dev.liftline.local.process.Ports;

/**
 * Where a stack listens, all on loopback.
 *
 * @param ephemeralReplicas whether ingest, consumer and query replicas take any free port instead of the next from 8101 on
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

    /** Ports that nobody uses, for a stack beside others. */
    public static StackPorts ephemeral() {
        return new StackPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free(), true);
    }

    /** Insists that every one of them is free, so that nothing is started in vain. */
    void requireFree() {
        Ports.requireFree(gateway, "the gateway");
        Ports.requireFree(gatewayManagement, "the gateway's management");
        Ports.requireFree(kafka, "Kafka");
        Ports.requireFree(kafkaController, "Kafka's controller");
        Ports.requireFree(postgres, "PostgreSQL");
        Ports.requireFree(redis, "Redis");
    }
}
