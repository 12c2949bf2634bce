package dev.liftline.local.preflight;

import java.util.ArrayList;
import java.util.List;

/**
 * The port of a server that every stack has: the option of {@code ./liftline up} and the environment variable that choose it, and the
 * default. In the order of the file of kept ports. Needs the JDK alone.
 */
public enum PortOption {
    GATEWAY("--port", "LIFTLINE_PORT", 8080, "the gateway"),
    GATEWAY_MANAGEMENT("--management-port", "LIFTLINE_MANAGEMENT_PORT", 9080, "the gateway's management"),
    KAFKA("--kafka-port", "LIFTLINE_KAFKA_PORT", 19092, "Kafka"),
    KAFKA_CONTROLLER("--kafka-controller-port", "LIFTLINE_KAFKA_CONTROLLER_PORT", 19093, "Kafka's controller"),
    POSTGRES("--postgres-port", "LIFTLINE_POSTGRES_PORT", 15432, "PostgreSQL"),
    REDIS("--redis-port", "LIFTLINE_REDIS_PORT", 16379, "Redis"),
    SESSION_REDIS("--session-redis-port", "LIFTLINE_SESSION_REDIS_PORT", 16380, "the Redis of sessions");

    private final String option;
    private final String variable;
    private final int defaultPort;
    private final String server;

    PortOption(String option, String variable, int defaultPort, String server) {
        this.option = option;
        this.variable = variable;
        this.defaultPort = defaultPort;
        this.server = server;
    }

    /**
     * Completes the numbers of a file of kept ports, whose last one is an offset: one that an older release wrote lacks the port of
     * the sessions' Redis.
     */
    public static List<Integer> complete(List<Integer> kept) {
        var ports = List.of(values());
        if (kept.size() != ports.size()) {
            return kept;
        }
        var numbers = new ArrayList<>(kept);
        numbers.add(ports.indexOf(SESSION_REDIS), kept.get(ports.indexOf(REDIS)) + 1);
        return List.copyOf(numbers);
    }

    public String option() {
        return option;
    }

    public String variable() {
        return variable;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Who listens there, for messages. */
    public String server() {
        return server;
    }
}
