package dev.liftline.model;

/** Kafka's topics and the headers of their records. The pages in {@code docs/contracts} state each topic's guarantees. */
public final class Topics {

    /** Every acknowledged ride; key: the skier's id as decimal text, value: {@link LiftRide} as JSON. */
    public static final String LIFT_RIDES = "lift-rides";

    /** Records of {@link #LIFT_RIDES} that are not rides: original key, value and headers, and the reason. */
    public static final String LIFT_RIDES_DLT = "lift-rides-dlt";

    /** Partitions of a new topic; a skier's rides stay on one of them. */
    public static final int PARTITIONS = 12;

    /** The consumer group that stores rides. */
    public static final String STORE_GROUP = "liftride-consumer-service";

    /** Header: {@link SchemaVersion} of the value, as text. A record without it counts as 1.0. */
    public static final String SCHEMA_VERSION_HEADER = "schema-version";

    /** Header of a dead letter: why it was set aside, one sentence. */
    public static final String DLT_REASON_HEADER = "dlt-reason";

    /** Header of a dead letter: the partition it was read from, as decimal text. */
    public static final String DLT_PARTITION_HEADER = "dlt-original-partition";

    /** Header of a dead letter: the offset it was read from, as decimal text. */
    public static final String DLT_OFFSET_HEADER = "dlt-original-offset";

    private Topics() {}
}
