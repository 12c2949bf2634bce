package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.StackPorts;
import dev.liftline.local.options.Port;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options that choose a stack's ports. */
final class PortOptions {

    private static final String UNSET = Option.NULL_VALUE + "}";

    @Option(
            names = "--ports",
            paramLabel = "+1000|free|default",
            converter = AllPorts.class,
            description = {
                "All ports: each default plus a number, any free ones, or the defaults.",
                "The choice is kept for later starts."
            })
    private @Nullable StackPorts ports;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:LIFTLINE_PORT:-" + UNSET,
            converter = Port.class,
            showDefaultValue = Visibility.NEVER,
            description = "The gateway's port (8080, or LIFTLINE_PORT).")
    private @Nullable Integer gateway;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            defaultValue = "${env:LIFTLINE_MANAGEMENT_PORT:-" + UNSET,
            converter = Port.class,
            showDefaultValue = Visibility.NEVER,
            description = "The gateway's management port (9080, or LIFTLINE_MANAGEMENT_PORT).")
    private @Nullable Integer management;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "${env:LIFTLINE_KAFKA_PORT:-" + UNSET,
            converter = Port.class,
            showDefaultValue = Visibility.NEVER,
            description = "Kafka's port (19092, or LIFTLINE_KAFKA_PORT).")
    private @Nullable Integer kafka;

    @Option(
            names = "--kafka-controller-port",
            paramLabel = "PORT",
            defaultValue = "${env:LIFTLINE_KAFKA_CONTROLLER_PORT:-" + UNSET,
            converter = Port.class,
            showDefaultValue = Visibility.NEVER,
            description = "The port of Kafka's controller (19093, or LIFTLINE_KAFKA_CONTROLLER_PORT).")
    private @Nullable Integer kafkaController;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "${env:LIFTLINE_POSTGRES_PORT:-" + UNSET,
            converter = Port.class,
            showDefaultValue = Visibility.NEVER,
            description = "PostgreSQL's port (15432, or LIFTLINE_POSTGRES_PORT).")
    private @Nullable Integer postgres;

    @Option(
            names = "--redis-port",
            paramLabel = "PORT",
            defaultValue = "${env:LIFTLINE_REDIS_PORT:-" + UNSET,
            converter = Port.class,
            showDefaultValue = Visibility.NEVER,
            description = "Redis's port (16379, or LIFTLINE_REDIS_PORT).")
    private @Nullable Integer redis;

    @Option(
            names = "--session-redis-port",
            paramLabel = "PORT",
            defaultValue = "${env:LIFTLINE_SESSION_REDIS_PORT:-" + UNSET,
            converter = Port.class,
            showDefaultValue = Visibility.NEVER,
            description = "The port of the sessions' Redis (16380, or LIFTLINE_SESSION_REDIS_PORT).")
    private @Nullable Integer sessionRedis;

    static final class AllPorts implements ITypeConverter<StackPorts> {
        @Override
        public StackPorts convert(String value) {
            return PortsFile.parse(value);
        }
    }

    /** The chosen ports; what is not chosen is as in the last start on this home directory with {@code --ports}. */
    StackPorts chosen(StackHome home) {
        var file = new PortsFile(home);
        if (ports != null) {
            file.write(ports);
        }
        var kept = file.read();
        return new StackPorts(
                or(gateway, kept.gateway()),
                or(management, kept.gatewayManagement()),
                or(kafka, kept.kafka()),
                or(kafkaController, kept.kafkaController()),
                or(postgres, kept.postgres()),
                or(redis, kept.redis()),
                or(sessionRedis, kept.sessionRedis()),
                kept.replicaOffset());
    }

    private static int or(@Nullable Integer chosen, int other) {
        return chosen == null ? other : chosen;
    }
}
