package dev.liftline.gateway.proxy;

import dev.liftline.gateway.Problem;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What the gateway itself answers; {@code headers} are those beside the content type. */
public record OwnAnswer(int status, String mediaType, Buffer body, Map<String, String> headers) {

    /** 200 with a body that must be asked for anew each time. */
    public static OwnAnswer fresh(String mediaType, Buffer body) {
        return new OwnAnswer(200, mediaType, body, Map.of("Cache-Control", "no-cache"));
    }

    /** 200 with a body that may be kept for an hour. */
    public static OwnAnswer lasting(String mediaType, Buffer body) {
        return new OwnAnswer(200, mediaType, body, Map.of("Cache-Control", "max-age=3600"));
    }

    /** 302 to another path of this gateway. */
    public static OwnAnswer redirect(String path) {
        return new OwnAnswer(302, "text/plain", Buffer.buffer(), Map.of("Location", path));
    }

    public static OwnAnswer problem(Problem problem) {
        return new OwnAnswer(problem.status(), Problem.MEDIA_TYPE, Buffer.buffer(problem.toJson()), Map.of());
    }
}
