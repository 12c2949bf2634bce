package dev.liftline.local.replica;

/** The servers of a stack. */
public enum Server {
    POSTGRES("PostgreSQL"),
    KAFKA("Kafka"),
    REDIS("Redis");

    private final String label;

    Server(String label) {
        this.label = label;
    }

    /** The product's name. */
    public String label() {
        return label;
    }
}
