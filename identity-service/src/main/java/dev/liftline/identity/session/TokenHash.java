package dev.liftline.identity.session;

import java.util.function.Supplier;

/** Hands the hash of a new token to the store, as the id of the session that it creates. Thread-safe. */
final class TokenHash {

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private TokenHash() {}

    /** Runs {@code create} with an id for the session that it creates. */
    static <T> T with(String hash, Supplier<T> create) {
        return ScopedValue.where(CURRENT, hash).call(create::get);
    }

    /** @throws java.util.NoSuchElementException outside of {@link #with} */
    static String current() {
        return CURRENT.get();
    }
}
