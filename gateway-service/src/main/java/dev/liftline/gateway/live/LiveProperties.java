package dev.liftline.gateway.live;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of live streams.
 *
 * @param redisUrl the Redis of the cache, on which the consumer publishes hints
 * @param maxStreams number of open streams, apart from the connections of requests; further ones are 503
 * @param heartbeat after which a silent stream gets an event, so that nothing on the way closes it and its page knows that it is open
 */
@Validated
@ConfigurationProperties("liftline.gateway.live")
record LiveProperties(
        @NotNull @Pattern(regexp = "rediss?://.+", message = "must be a URL such as redis://127.0.0.1:6379")
        String redisUrl,

        @Min(0) @Max(1_000_000) int maxStreams,

        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration heartbeat) {}
