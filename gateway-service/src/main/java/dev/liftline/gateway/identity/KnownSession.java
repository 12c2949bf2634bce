package dev.liftline.gateway.identity;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import java.time.Instant;

/**
 * A session that the identity service knew.
 *
 * @param knownUntil when it is looked up again, in milliseconds since 1970
 */
record KnownSession(SignedCaller signed, long knownUntil) {

    /** The identity service's answer. */
    record Answer(String id, String role, String subject, int resort, Instant expiresAt) {

        Caller caller() {
            return new Caller(CallerRole.of(role), id, subject, resort, Caller.ANY);
        }
    }

    static KnownSession of(Answer answer, long now, long lifetimeMillis) {
        return new KnownSession(
                new SignedCaller(answer.caller()),
                // A look-up counts as use: it must come well before the session would end.
                now + Math.min((answer.expiresAt().toEpochMilli() - now) / 2, lifetimeMillis));
    }

    boolean isKnown(long now) {
        return now < knownUntil;
    }
}
