package dev.liftline.gateway.server;

import dev.liftline.gateway.headers.TrustedProxies;
import dev.liftline.servicekit.settings.MayBeEmpty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the client side.
 *
 * @param bind address to listen on
 * @param port port to listen on; 0 for any free one
 * @param sharePort whether another gateway of the same user may listen on the port too, for a restart that never closes it
 * @param trustedProxies proxies whose word on who sent a request is believed
 * @param eventLoops number of event loops; 0 for one per core
 */
@Validated
@ConfigurationProperties("liftline.gateway.server")
public record ServerProperties(
        @NotBlank String bind,
        @Min(0) @Max(65_535) int port,
        boolean sharePort,
        @MayBeEmpty @NotNull TrustedProxies trustedProxies,
        @Min(0) @Max(64) int eventLoops,
        @NotNull @Valid Limits limits,
        @NotNull @Valid ClientTimeouts clientTimeouts,
        @NotNull @Valid Drain drain,
        @NotNull @Valid Cors cors) {

    /**
     * Limits of requests, responses and connections. Sizes are 1 byte to 2 GiB.
     *
     * @param requestLine size of method, path and query; a longer one is 414
     * @param headers size of all request headers; more is 431
     * @param headerCount number of request headers; more is 431
     * @param connections number of open client connections; further ones are closed at once
     * @param response size of a replica's response body; a larger one is a failure of the service
     */
    public record Limits(
            @NotNull @Min(1) @Max(Integer.MAX_VALUE) DataSize requestLine,
            @NotNull @Min(1) @Max(Integer.MAX_VALUE) DataSize headers,
            @Positive int headerCount,
            @Positive int connections,
            @NotNull @Min(1) @Max(Integer.MAX_VALUE) DataSize response) {}

    /**
     * Timeouts after which a client's connection is closed.
     *
     * @param idle between two requests, the head of the next included
     * @param request for the body of a request
     */
    public record ClientTimeouts(
            @NotNull @DurationMin(millis = 1) Duration idle,
            @NotNull @DurationMin(millis = 1) Duration request) {}

    /**
     * Shutdown.
     *
     * @param notice how long the gateway accepts connections while it is unready, so that a load balancer notices
     * @param timeout how long requests in flight may then take
     */
    public record Drain(
            @NotNull @DurationMin Duration notice,
            @NotNull @DurationMin Duration timeout) {}

    /**
     * Cross-origin resource sharing (fetch.spec.whatwg.org): pages of which origins may call the API.
     *
     * @param allowedOrigins as browsers send them, in lower case, for example {@code https://app.example}; {@code *} for every origin; empty to switch it off
     * @param maxAge how long a browser may keep the response to a preflight request
     */
    public record Cors(
            @NotNull List<@Pattern(regexp = ORIGIN, message = ORIGIN_RULE) String> allowedOrigins,
            @NotNull @DurationMin @DurationMax(days = 1) Duration maxAge) {

        private static final String ORIGIN = "\\*|https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?";
        private static final String ORIGIN_RULE =
                "must be an origin in lower case such as https://app.example, without a path, or *";
    }

    int eventLoopCount() {
        return eventLoops == 0 ? Runtime.getRuntime().availableProcessors() : eventLoops;
    }
}
