package dev.liftline.gateway.pages;

import dev.liftline.gateway.endpoints.LocalRequest;
import dev.liftline.gateway.endpoints.LocalResponse;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/** A file with its responses: compressed or not, and that it is unchanged. Immutable. */
final class ServedFile {

    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final String etag;
    private final LocalResponse plain;
    private final LocalResponse compressed;
    private final LocalResponse unchanged;

    private ServedFile(String name, byte[] content, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        boolean text = MediaTypes.isText(name);
        if (text) {
            all.merge("Vary", "Accept-Encoding", (own, encoding) -> own + ", " + encoding);
        }
        // Weak, because it is the same whether the file is compressed or not.
        etag = "W/\"" + Hash.name(content) + "\"";
        boolean revalidated = !IMMUTABLE.equals(all.get("Cache-Control"));
        if (revalidated) {
            all.put("ETag", etag);
        }
        plain = new LocalResponse(200, MediaTypes.of(name), Buffer.buffer(content), Map.copyOf(all));
        unchanged = new LocalResponse(304, "", Buffer.buffer(), Map.copyOf(all));
        if (text) {
            all.put("Content-Encoding", "gzip");
            compressed =
                    new LocalResponse(200, MediaTypes.of(name), Buffer.buffer(Gzip.compress(content)), Map.copyOf(all));
        } else {
            compressed = plain;
        }
    }

    /** A file whose name changes with its content. */
    static ServedFile immutable(String name, byte[] content) {
        return new ServedFile(name, content, Map.of("Cache-Control", IMMUTABLE));
    }

    /** A file that clients ask for again each time. */
    static ServedFile revalidated(String name, byte[] content, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Cache-Control", "no-cache");
        return new ServedFile(name, content, all);
    }

    LocalResponse respond(LocalRequest request) {
        if (plain.headers().containsKey("ETag") && request.knows(etag)) {
            return unchanged;
        }
        return request.acceptsGzip() ? compressed : plain;
    }
}
