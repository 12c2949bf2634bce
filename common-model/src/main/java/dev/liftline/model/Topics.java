package dev.liftline.model;

/** The Kafka topics and their headers. The pages in {@code docs/contracts} define each topic. */
public final class Topics {

    /** Every acknowledged ride. The key is the skier's id as decimal text, the value a {@link LiftRide} as JSON. */
    public static final String LIFT_RIDES = "lift-rides";

    /** Dead letters: rejected records of {@link #LIFT_RIDES} with their key, value and headers, and the reason. */
    public static final String LIFT_RIDES_DLT = "lift-rides-dlt";

    /** Default number of partitions. All rides of a skier are on one partition. */
    public static final int PARTITIONS = 12;

    /** The consumer group that stores rides. */
    public static final String STORE_GROUP = "liftride-consumer-service";

    /** Header: {@link SchemaVersion} of the value, as text. A record without it counts as 1.0. */
    public static final String SCHEMA_VERSION_HEADER = "schema-version";

    /** Header of a dead letter: why the record was rejected, as one sentence. */
    public static final String DLT_REASON_HEADER = "dlt-reason";

    /** Header of a dead letter: the partition of the rejected record, as decimal text. */
    public static final String DLT_PARTITION_HEADER = "dlt-original-partition";

    /** Header of a dead letter: the offset of the rejected record, as decimal text. */
    public static final String DLT_OFFSET_HEADER = "dlt-original-offset";

    private Topics() {}
}
