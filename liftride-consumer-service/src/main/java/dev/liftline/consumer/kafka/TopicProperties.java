package dev.liftline.consumer.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How {@code lift-rides} and {@code lift-rides-dlt} are created.
 *
 * @param partitions partitions of each topic, 1 to 10,000; added to an existing topic with fewer
 * @param replication brokers that hold each partition of a new topic, 1 to 7; all but one must be in sync
 */
@Validated
@ConfigurationProperties("liftline.consumer.topics")
record TopicProperties(
        @Min(1) @Max(10_000) int partitions, @Min(1) @Max(7) short replication) {}
