package dev.liftline.consumer.kafka;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How a topic that is not there is created; the ingest service does it alike, whoever comes first.
 *
 * @param partitions 1 to 10,000
 * @param replication brokers that hold each partition, 1 to 7; all but one of them must be in sync
 */
@Validated
@ConfigurationProperties("liftline.topics")
record TopicProperties(
        @Min(1) @Max(10_000) int partitions, @Min(1) @Max(7) short replication) {}
