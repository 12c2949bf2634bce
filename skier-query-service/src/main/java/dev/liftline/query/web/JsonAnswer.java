package dev.liftline.query.web;

import dev.liftline.query.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A read's answer: 200 with its bytes, or 304 where the client has them. Written to the response as it is: there is
 * nothing to negotiate or to convert.
 */
final class JsonAnswer {

    private static final String REVALIDATE = "no-cache";
    private static final String A_MINUTE = "max-age=60";

    private JsonAnswer() {}

    /** An answer that the next ride may change. */
    static void changing(HttpServletRequest request, HttpServletResponse response, byte[] json) throws IOException {
        write(request, response, json, REVALIDATE);
    }

    /** {@link #changing(HttpServletRequest, HttpServletResponse, byte[])} of {@code value}'s JSON. */
    static void changing(HttpServletRequest request, HttpServletResponse response, Object value) throws IOException {
        write(request, response, Json.write(value), REVALIDATE);
    }

    /** An answer that hardly ever changes. */
    static void lasting(HttpServletRequest request, HttpServletResponse response, Object value) throws IOException {
        write(request, response, Json.write(value), A_MINUTE);
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, byte[] json, String cacheControl)
            throws IOException {
        String tag = EntityTag.of(json);
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        response.setHeader(HttpHeaders.ETAG, tag);
        if (EntityTag.matches(tag, request.getHeaders(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
