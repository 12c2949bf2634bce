package dev.liftline.gateway.rates;

import org.springframework.stereotype.Component;

/** The limits of this gateway. Immutable; each limit is thread-safe. */
@Component
public class RateLimits {

    private final RateLimit keys;
    private final RateLimit sessions;
    private final RateLimit addresses;

    RateLimits(RateProperties properties) {
        keys = RateLimit.ofFew("key", properties.key(), properties.window());
        sessions = RateLimit.ofMany("session", properties.session(), properties.window());
        addresses = RateLimit.ofMany("address", properties.address(), properties.window());
    }

    /** Of a key's requests. */
    public RateLimit keys() {
        return keys;
    }

    /** Of a session's requests. */
    public RateLimit sessions() {
        return sessions;
    }

    /** Of attempts of an address to sign in, or with a session that is not known yet. */
    public RateLimit addresses() {
        return addresses;
    }
}
