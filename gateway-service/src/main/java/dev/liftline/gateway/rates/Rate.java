package dev.liftline.gateway.rates;

/**
 * A client's rate after a request, as the headers state it (draft-ietf-httpapi-ratelimit-headers-10).
 *
 * @param policy the value of {@code RateLimit-Policy}: requests and window in seconds
 * @param current the value of {@code RateLimit}: requests left, and seconds until all are
 * @param allowed whether the request is within the limit
 * @param retryAfterSeconds until the next request is; 0 if this one was
 */
public record Rate(String policy, String current, boolean allowed, int retryAfterSeconds) {}
