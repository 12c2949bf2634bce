package dev.liftline.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A replica's whole response. */
public record UpstreamResponse(int status, MultiMap headers, Buffer body) {}
