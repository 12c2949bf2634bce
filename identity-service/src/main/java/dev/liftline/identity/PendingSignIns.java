package dev.liftline.identity;

import java.time.Duration;
import java.util.Optional;

/**
 * Sign-ins that are under way at an identity provider, of every replica. Thread-safe.
 *
 * <p>Every method throws {@link RejectedException} while the store is unavailable.
 */
public interface PendingSignIns {

    /**
     * Keeps what the end of a sign-in needs.
     *
     * @param id a hash of what only the browser that began it can send
     * @param lifetime after which it is forgotten
     */
    void put(String id, String secrets, Duration lifetime);

    /** What was kept, once; empty if it is unknown, expired or was taken. */
    Optional<String> take(String id);
}
