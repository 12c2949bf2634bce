package dev.liftline.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of every replica. Thread-safe.
 *
 * <p>Every method throws {@link RejectedException} while the store is unavailable.
 */
public interface Sessions {

    /** @param id the token's SHA-256 in hexadecimal digits */
    record Session(String id, Person person, Instant expiresAt) {}

    /** @param token what the client sends; only its hash is stored */
    record Started(String token, Session session) {

        /** Without the token. */
        @Override
        public String toString() {
            return session.toString();
        }
    }

    Started start(Person person);

    /** The session, which then counts as used. */
    Optional<Session> find(String id);

    /** The ids of a person's sessions. */
    List<String> of(Person person);

    /** Does nothing if there is no such session. */
    void end(String id);

    /** When a session of the person expires that is used now. */
    Instant expiry(Person person, Instant now);
}
