package dev.liftline.ingest.kafka;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How rides reach Kafka and how long each step may take.
 *
 * @param bootstrap brokers to begin with
 * @param deliveryTimeout from the send to its acknowledgement or its failure, retries included
 * @param requestTimeout of one request to a broker, before it is tried again
 * @param maxBlock how long a send waits for the topic's metadata or for buffer space
 * @param linger how long a ride that comes alone waits for others to share its request
 */
@Validated
@ConfigurationProperties("liftline.ingest.kafka")
record KafkaLogProperties(
        @NotEmpty
        List<@Pattern(regexp = ADDRESS, message = "must be host:port, or several with commas between them") String>
                bootstrap,

        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration deliveryTimeout,

        @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 60)
        Duration requestTimeout,

        @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 60)
        Duration maxBlock,

        @NotNull @DurationMin(millis = 0) @DurationMax(millis = 100)
        Duration linger,

        @Valid @NotNull Circuit circuit,
        @Valid @NotNull Topic topic) {

    private static final String ADDRESS = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5}";

    @AssertTrue(message = "delivery-timeout must be at least linger + request-timeout (Kafka's own rule)")
    boolean isDeliveryLongEnough() {
        return deliveryTimeout.compareTo(linger.plus(requestTimeout)) >= 0;
    }

    /**
     * When the service stops asking a Kafka that does not acknowledge.
     *
     * @param calls the latest sends that are judged
     * @param failureRate percent of them that must have failed to open the circuit
     * @param openFor how long it stays open before probes are let through
     * @param probes sends that are let through then
     */
    record Circuit(
            @Min(10) @Max(10_000) int calls,
            @Min(1) @Max(100) int failureRate,

            @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 60)
            Duration openFor,

            @Min(1) @Max(100) int probes) {}

    /**
     * The topics as this service creates them.
     *
     * @param partitions of each topic; a topic that has fewer is grown
     * @param replication brokers that hold each partition
     * @param retry pause between attempts to create them while Kafka is away
     */
    record Topic(
            @Min(1) @Max(10_000) int partitions,
            @Min(1) @Max(7) short replication,

            @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60)
            Duration retry) {}
}
