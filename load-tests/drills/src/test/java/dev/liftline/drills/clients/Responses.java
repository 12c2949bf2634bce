package dev.liftline.drills.clients;

import dev.liftline.local.load.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** Responses for tests. */
final class Responses {

    private Responses() {}

    static Response of(int status, String body) {
        return new Response(status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body), null);
    }

    static Response none() {
        return new Response(0, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), new IOException("reset"));
    }
}
