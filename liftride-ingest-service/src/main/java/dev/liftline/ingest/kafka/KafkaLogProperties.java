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
 * Settings of the producers and the circuit breaker.
 *
 * @param bootstrap the brokers to connect to first
 * @param deliveryTimeout from a send to its acknowledgement or failure, retries included, 100 ms to 60 s
 * @param requestTimeout of one request to a broker, 50 ms to 60 s
 * @param maxBlock how long a send waits for the topic's metadata or for buffer space, 50 ms to 60 s
 * @param linger how long a single ride waits for others to share its request, 0 to 100 ms
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

        @Valid @NotNull Breaker circuitBreaker) {

    private static final String ADDRESS = "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5}";

    @AssertTrue(message = "delivery-timeout must be at least linger + request-timeout (Kafka's own rule)")
    boolean isDeliveryLongEnough() {
        return deliveryTimeout.compareTo(linger.plus(requestTimeout)) >= 0;
    }

    /**
     * Settings of the circuit breaker.
     *
     * @param calls the latest sends that count, 10 to 10,000
     * @param failureRate percentage of failed sends that opens the circuit, 1 to 100
     * @param openFor how long the circuit stays open before probes, 1 to 60 s
     * @param probes sends while the circuit is half-open, 1 to 100
     */
    record Breaker(
            @Min(10) @Max(10_000) int calls,
            @Min(1) @Max(100) int failureRate,

            @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 60)
            Duration openFor,

            @Min(1) @Max(100) int probes) {}
}
