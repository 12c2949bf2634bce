package dev.liftline.servicekit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/**
 * The media type that a request's body is read as. Bodies are JSON in UTF-8; clients that name no type, or {@code text/plain},
 * send JSON too. Thread-safe.
 */
public final class BodyMediaType {

    /** HTTP libraries name these with {@code text/plain} by themselves. JSON of an ASCII client is the same in each. */
    private static final Set<Charset> OF_PLAIN_TEXT =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);

    private static final Set<Charset> OF_JSON = Set.of(StandardCharsets.UTF_8);

    private BodyMediaType() {}

    /**
     * The media type without parameters; {@code application/json} if the request names none or {@code text/plain}.
     * Parameters other than {@code charset} are ignored.
     *
     * @param others media types beside {@code application/json} and {@code text/plain}
     * @throws HttpMediaTypeNotSupportedException if the type or its charset is not accepted; lists the accepted types
     */
    public static MediaType of(HttpServletRequest request, MediaType... others)
            throws HttpMediaTypeNotSupportedException {
        Enumeration<String> lines = request.getHeaders(HttpHeaders.CONTENT_TYPE);
        if (!lines.hasMoreElements()) {
            return MediaType.APPLICATION_JSON;
        }
        String line = lines.nextElement();
        if (line.isBlank() && !lines.hasMoreElements()) {
            return MediaType.APPLICATION_JSON;
        }
        MediaType named = parse(line);
        if (named != null && !lines.hasMoreElements()) {
            if (named.equalsTypeAndSubtype(MediaType.TEXT_PLAIN) && hasCharset(named, OF_PLAIN_TEXT)) {
                return MediaType.APPLICATION_JSON;
            }
            if (hasCharset(named, OF_JSON)) {
                if (named.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
                    return MediaType.APPLICATION_JSON;
                }
                for (MediaType other : others) {
                    if (named.equalsTypeAndSubtype(other)) {
                        return other;
                    }
                }
            }
        }
        throw new HttpMediaTypeNotSupportedException(named, accepted(others));
    }

    /** One sentence for the client, with the accepted types if the exception names any. */
    public static String sentence(HttpMediaTypeNotSupportedException unsupported) {
        List<MediaType> accepted = unsupported.getSupportedMediaTypes();
        if (accepted.isEmpty()) {
            return "The content type is not accepted.";
        }
        String list = accepted.stream()
                .limit(accepted.size() - 1L)
                .map(MediaType::toString)
                .collect(Collectors.joining(", "));
        return "The content type must be " + list + " or " + accepted.getLast() + ", in UTF-8.";
    }

    private static List<MediaType> accepted(MediaType... others) {
        return Stream.of(Stream.of(MediaType.APPLICATION_JSON), Stream.of(others), Stream.of(MediaType.TEXT_PLAIN))
                .flatMap(types -> types)
                .toList();
    }

    private static boolean hasCharset(MediaType type, Set<Charset> charsets) {
        return type.getCharset() == null || charsets.contains(type.getCharset());
    }

    private static @Nullable MediaType parse(String line) {
        try {
            return MediaType.parseMediaType(line);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }
}
