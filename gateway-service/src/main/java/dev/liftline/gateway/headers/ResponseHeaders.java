package dev.liftline.gateway.headers;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Headers that the gateway writes itself. The names are spelled as in RFC 9110 and as the services spell theirs, for clients
 * that look them up case-sensitively.
 */
public final class ResponseHeaders {

    public static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
    public static final CharSequence ALLOW = HttpHeaders.createOptimized("Allow");
    public static final CharSequence CONNECTION = HttpHeaders.createOptimized("Connection");
    public static final CharSequence CONTENT_LENGTH = HttpHeaders.createOptimized("Content-Length");
    public static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("Content-Type");
    public static final CharSequence DATE = HttpHeaders.createOptimized("Date");
    public static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");
    public static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    public static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
    public static final CharSequence VARY = HttpHeaders.createOptimized("Vary");
    public static final CharSequence WWW_AUTHENTICATE = HttpHeaders.createOptimized("WWW-Authenticate");

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private ResponseHeaders() {}

    /** The value of Date (RFC 9110, 5.6.7). */
    public static String date(Instant now) {
        return IMF_FIXDATE.format(now);
    }
}
