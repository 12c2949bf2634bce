package dev.liftline.local;

/** The kinds of servers that every stack has. */
public enum Server {
    POSTGRES("PostgreSQL"),
    KAFKA("Kafka"),
    REDIS("Redis");

    private final String label;

    Server(String label) {
        this.label = label;
    }

    /** As people call it. */
    public String label() {
        return label;
    }
}
