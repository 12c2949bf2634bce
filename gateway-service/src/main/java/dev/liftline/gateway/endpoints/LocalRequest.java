package dev.liftline.gateway.endpoints;

import dev.liftline.gateway.Route;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@code GET} or {@code HEAD} of a route of the gateway itself. */
public record LocalRequest(Route route, String path, MultiMap headers) {

    private static final String WANTED = "(\\s*;(?!\\s*q=0(\\.0*)?\\s*$).*)?";
    private static final Pattern HTML = Pattern.compile("text/html" + WANTED);
    private static final Pattern GZIP = Pattern.compile("(gzip|x-gzip|\\*)" + WANTED);

    /** By name: programs that accept everything want JSON. */
    public boolean acceptsHtml() {
        return members("Accept").anyMatch(range -> HTML.matcher(range).matches());
    }

    /** Whether the response may be compressed with gzip. */
    public boolean acceptsGzip() {
        return members("Accept-Encoding")
                .anyMatch(coding -> GZIP.matcher(coding).matches());
    }

    /** Whether the client has the version with this weak validator already (RFC 9110, 13.1.2). */
    public boolean knows(String etag) {
        String known = Objects.requireNonNullElse(headers.get("If-None-Match"), "");
        return known.equals(etag)
                || Arrays.stream(known.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || etag.equals(one.startsWith("W/") ? one : "W/" + one));
    }

    private Stream<String> members(String name) {
        String value = Objects.requireNonNullElse(headers.get(name), "");
        return Arrays.stream(value.toLowerCase(Locale.ROOT).split(",")).map(String::strip);
    }
}
