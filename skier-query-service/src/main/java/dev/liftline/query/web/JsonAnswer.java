package dev.liftline.query.web;

import dev.liftline.query.Json;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A read's answer: 200 with its bytes, or 304 where the client has them. */
final class JsonAnswer {

    private static final String REVALIDATE = "no-cache";
    private static final String A_MINUTE = "max-age=60";

    private JsonAnswer() {}

    /** An answer that the next ride may change. */
    static ResponseEntity<byte[]> changing(HttpServletRequest request, byte[] json) {
        return answer(request, json, REVALIDATE);
    }

    /** {@link #changing(HttpServletRequest, byte[])} of {@code value}'s JSON. */
    static ResponseEntity<byte[]> changing(HttpServletRequest request, Object value) {
        return answer(request, Json.write(value), REVALIDATE);
    }

    /** An answer that hardly ever changes. */
    static ResponseEntity<byte[]> lasting(HttpServletRequest request, Object value) {
        return answer(request, Json.write(value), A_MINUTE);
    }

    private static ResponseEntity<byte[]> answer(HttpServletRequest request, byte[] json, String cacheControl) {
        String tag = EntityTag.of(json);
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(tag);
        headers.setCacheControl(cacheControl);
        if (EntityTag.matches(tag, request.getHeaders(HttpHeaders.IF_NONE_MATCH))) {
            return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new ResponseEntity<>(json, headers, HttpStatus.OK);
    }
}
