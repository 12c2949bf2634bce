package dev.liftline.query.web.response;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the response of a read: 200 with its bytes, or 304 if the client has them. It writes to the servlet response
 * directly, because choosing a message converter costs more than copying the bytes (ADR 12).
 */
public final class JsonResponse {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String REVALIDATE = "no-cache";
    private static final String ONE_MINUTE = "max-age=60";
    private static final String PRIVATE = "private, no-cache";
    private static final String UNSTORED = "private, no-store";

    private JsonResponse() {}

    /** Writes JSON in UTF-8 that the client must revalidate, because the next ride may change it. */
    public static void writeBytes(HttpServletRequest request, HttpServletResponse response, byte[] json)
            throws IOException {
        write(request, response, json, REVALIDATE);
    }

    /** Writes a body that the client must revalidate, because the next ride may change it. */
    public static void write(HttpServletRequest request, HttpServletResponse response, Object body) throws IOException {
        write(request, response, MAPPER.writeValueAsBytes(body), REVALIDATE);
    }

    /** Writes a body about the caller alone, which no shared cache may store and the client must revalidate. */
    public static void writePrivate(HttpServletRequest request, HttpServletResponse response, Object body)
            throws IOException {
        write(request, response, MAPPER.writeValueAsBytes(body), PRIVATE);
    }

    /** Writes a body for staff, which no cache may store. A page that keeps one in its memory may revalidate it. */
    public static void writeUnstored(HttpServletRequest request, HttpServletResponse response, Object body)
            throws IOException {
        write(request, response, MAPPER.writeValueAsBytes(body), UNSTORED);
    }

    /** Writes JSON in UTF-8 for staff, which no cache may store. A page that keeps it in its memory may revalidate it. */
    public static void writeUnstoredBytes(HttpServletRequest request, HttpServletResponse response, byte[] json)
            throws IOException {
        write(request, response, json, UNSTORED);
    }

    /** Writes a body that the client may use for a minute. */
    public static void writeForOneMinute(HttpServletRequest request, HttpServletResponse response, Object body)
            throws IOException {
        write(request, response, MAPPER.writeValueAsBytes(body), ONE_MINUTE);
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
