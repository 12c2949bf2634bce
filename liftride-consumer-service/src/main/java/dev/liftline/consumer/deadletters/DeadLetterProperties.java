package dev.liftline.consumer.deadletters;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How dead letters are read.
 *
 * @param timeout how long one request to Kafka may take, and how long the next dead letter may take to arrive; at least 1 s
 */
@Validated
@ConfigurationProperties("liftline.consumer.dead-letters")
record DeadLetterProperties(
        @NotNull @DurationMin(seconds = 1) Duration timeout) {}
