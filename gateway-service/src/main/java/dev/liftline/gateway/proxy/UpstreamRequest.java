package dev.liftline.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that may be sent several times.
 *
 * @param repeatable whether a replica may get it again after one that may have processed it: a ride and a season count once, but a
 *     key is created anew each time
 * @param mayFallBack whether the pool's fallback may get it
 * @param headers writes the headers of one attempt
 * @param body the whole body; null if there is none
 */
public record UpstreamRequest(
        HttpMethod method,
        String uri,
        boolean repeatable,
        boolean mayFallBack,
        Consumer<MultiMap> headers,
        @Nullable Buffer body) {}
