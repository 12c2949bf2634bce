package dev.liftline.local.preflight;

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
    REDIS("--redis-port", "LIFTLINE_REDIS_PORT", 16379, "Redis");

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
