package dev.liftline.local.replica;

/** The servers of a stack. */
public enum Server {
    POSTGRES("PostgreSQL"),
    KAFKA("Kafka"),
    REDIS("Redis"),
    REDIS_SESSIONS("Redis-sessions");

    private final String label;

    Server(String label) {
        this.label = label;
    }

    /** The product's name, and its use if there are several. */
    public String label() {
        return label;
    }
}
