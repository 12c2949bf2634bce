package dev.liftline.query.web;

import dev.liftline.model.RideField;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of {@code POST /resorts/{resortID}/seasons}: strict JSON with a {@code year} of four digits. */
final class SeasonBody {

    /** Maximum size in bytes, with room for fields of other versions. */
    static final int MAX_BYTES = 4_096;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SeasonBody() {}

    /**
     * Parses the year as a season. An invalid year is rejected in {@code fields}.
     *
     * @throws RequestException if the body is not a JSON object or has more than {@link #MAX_BYTES}
     * @throws HttpMediaTypeNotSupportedException if the content type names another charset than UTF-8
     * @throws IOException if the client disconnects
     */
    static int read(HttpServletRequest request, RequestFields fields)
            throws IOException, HttpMediaTypeNotSupportedException {
        requireUtf8(request);
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw RequestException.bodyTooLarge(MAX_BYTES);
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw RequestException.bodyTooLarge(MAX_BYTES);
        }
        JsonNode year = parse(body).get("year");
        if (year == null) {
            fields.reject("year", "is required");
            return 0;
        }
        OptionalInt season = year.isString() ? RideField.SEASON_ID.parse(year.stringValue()) : OptionalInt.empty();
        if (season.isEmpty()) {
            fields.reject("year", "must be a string of four digits, for example \"2026\"");
        }
        return season.orElse(0);
    }

    private static JsonNode parse(byte[] body) {
        JsonNode tree;
        try {
            // Jackson itself would also accept UTF-16 and UTF-32.
            tree = STRICT.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException | JacksonException malformed) {
            throw RequestException.invalid("The body is not valid JSON in UTF-8.");
        }
        if (!tree.isObject()) {
            throw RequestException.invalid("The body must be a JSON object.");
        }
        return tree;
    }

    private static void requireUtf8(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        MediaType type = MediaType.parseMediaType(request.getContentType());
        if (type.getCharset() != null && !StandardCharsets.UTF_8.equals(type.getCharset())) {
            throw new HttpMediaTypeNotSupportedException(type, List.of(MediaType.APPLICATION_JSON));
        }
    }
}
