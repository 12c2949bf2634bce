package dev.liftline.gateway.endpoints;

import dev.liftline.gateway.Problem;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** A response of the gateway itself; {@code headers} does not include the content type, which is empty without a body. */
public record LocalResponse(int status, String mediaType, Buffer body, Map<String, String> headers) {

    /** 200 with a body that clients must revalidate. */
    static LocalResponse noCache(String mediaType, byte[] body) {
        return new LocalResponse(200, mediaType, Buffer.buffer(body), Map.of("Cache-Control", "no-cache"));
    }

    /** 200 with a body that clients may cache for an hour. */
    static LocalResponse cacheable(String mediaType, byte[] body) {
        return new LocalResponse(200, mediaType, Buffer.buffer(body), Map.of("Cache-Control", "max-age=3600"));
    }

    /** 302 to another path of this gateway. */
    static LocalResponse redirect(String path) {
        return new LocalResponse(302, "text/plain", Buffer.buffer(), Map.of("Location", path));
    }

    public static LocalResponse problem(Problem problem) {
        return new LocalResponse(problem.status(), Problem.MEDIA_TYPE, Buffer.buffer(problem.toJson()), Map.of());
    }
}
