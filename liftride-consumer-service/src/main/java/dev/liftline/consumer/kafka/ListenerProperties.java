package dev.liftline.consumer.kafka;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How records are read. Spring's Kafka properties refer to these settings, which are validated here.
 *
 * @param threads storing threads, at least 1, each with its own partitions
 * @param maxBatchRecords limit of records per batch, at least 1
 */
@Validated
@ConfigurationProperties("liftline.consumer.listener")
record ListenerProperties(@Positive int threads, @Positive int maxBatchRecords) {}
