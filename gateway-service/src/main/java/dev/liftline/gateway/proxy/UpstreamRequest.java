package dev.liftline.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be sent as often as it takes: everything this gateway forwards may be repeated, because a ride and
 * a season count once however often they are reported.
 *
 * @param headers writes the headers of one attempt
 * @param body whole, or null where there is none
 */
record UpstreamRequest(
        HttpMethod method,
        String uri,
        Consumer<MultiMap> headers,
        @Nullable Buffer body) {}
