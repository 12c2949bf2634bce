package dev.liftline.gateway.identity;

import dev.liftline.gateway.identity.CredentialOwner.Known;
import dev.liftline.gateway.identity.CredentialOwner.Unknown;
import dev.liftline.model.caller.CredentialHash;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Finds whom a credential belongs to: a key or a known session in memory, a new session by a look-up. For one event loop. */
public final class CredentialOwners {

    private final AccessRegister register;
    private final KnownSessions sessions;
    private final SessionLookup lookup;

    CredentialOwners(AccessRegister register, KnownSessions sessions, SessionLookup lookup) {
        this.register = register;
        this.sessions = sessions;
        this.lookup = lookup;
    }

    /** Whether no look-up is needed to find a session. */
    public boolean isKnown(CredentialHash session, long now) {
        return register.isEnded(session) || sessions.get(session, now) != null;
    }

    /**
     * Whose key this is.
     *
     * @param now in milliseconds since 1970
     */
    public CredentialOwner key(CredentialHash hash, long now) {
        return key(register.key(hash), Unknown.INVALID, now);
    }

    /**
     * The key that the settings give to a client.
     *
     * @param id of the key
     */
    public CredentialOwner keyWithId(String id, long now) {
        return key(register.keyWithId(id), Unknown.NO_SUCH_KEY, now);
    }

    private CredentialOwner key(@Nullable KnownKey known, Unknown otherwise, long now) {
        if (known == null) {
            return register.version() == AccessRegister.UNKNOWN ? Unknown.NOT_YET : otherwise;
        }
        if (known.key().revoked()) {
            return Unknown.REVOKED;
        }
        return known.isExpired(now) ? Unknown.EXPIRED : new Known(known.signed());
    }

    /** Whose session this is; never fails. */
    public Future<CredentialOwner> session(CredentialHash hash, long now) {
        if (register.version() == AccessRegister.UNKNOWN) {
            return Future.succeededFuture(Unknown.NOT_YET);
        }
        if (register.isEnded(hash)) {
            sessions.remove(hash);
            return Future.succeededFuture(Unknown.ENDED);
        }
        KnownSession known = sessions.get(hash, now);
        if (known != null) {
            return Future.succeededFuture(new Known(known.signed()));
        }
        return lookup.find(hash)
                .map(found -> found.<CredentialOwner>map(session -> new Known(session.signed()))
                        .orElse(Unknown.ENDED))
                .otherwise(Unknown.NO_SESSIONS);
    }
}
