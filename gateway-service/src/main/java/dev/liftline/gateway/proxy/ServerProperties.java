package dev.liftline.gateway.proxy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The data plane's own settings.
 *
 * @param bind address to listen on
 * @param port port to listen on; 0 takes any free one
 * @param eventLoops threads that do the forwarding; 0 means one for each core
 */
@Validated
@ConfigurationProperties("liftline.gateway.server")
public record ServerProperties(
        @NotBlank String bind,
        @Min(0) @Max(65_535) int port,
        @Min(0) @Max(64) int eventLoops,
        @NotNull @Valid Limits limits,
        @NotNull @Valid Patience patience,
        @NotNull @Valid Drain drain) {

    /**
     * What a client may send and a replica answer.
     *
     * @param requestLine method, path and query; longer is 414
     * @param headers all request headers together; more is 431
     * @param headerCount number of request headers; more is 431
     * @param connections open at once; further ones are closed at once
     * @param answer a replica's answer; larger counts as a failure of the service
     */
    public record Limits(
            @NotNull DataSize requestLine,
            @NotNull DataSize headers,
            @Positive int headerCount,
            @Positive int connections,
            @NotNull DataSize answer) {}

    /**
     * How long a client may take.
     *
     * @param idle between two requests on a connection, the head of the next included
     * @param request to send a request's body
     */
    public record Patience(@NotNull Duration idle, @NotNull Duration request) {}

    /**
     * How the gateway stops.
     *
     * @param notice how long it still accepts connections, not ready any more, so that a balancer before it can turn away
     * @param timeout how long requests in flight may take to finish
     */
    public record Drain(@NotNull Duration notice, @NotNull Duration timeout) {}

    int eventLoopCount() {
        return eventLoops == 0 ? Runtime.getRuntime().availableProcessors() : eventLoops;
    }
}
