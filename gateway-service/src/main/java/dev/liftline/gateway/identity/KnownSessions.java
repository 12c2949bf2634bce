package dev.liftline.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.liftline.model.caller.CredentialHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sessions that were looked up lately, for all event loops; without room, the least used are forgotten. Thread-safe. */
@Component
class KnownSessions {

    private final Cache<CredentialHash, KnownSession> sessions;

    KnownSessions(AccessProperties properties) {
        this.sessions = Caffeine.newBuilder()
                .maximumSize(properties.maxSessions())
                .expireAfterWrite(properties.sessionLifetime())
                .build();
    }

    /** The session; null if it must be looked up. */
    @Nullable
    KnownSession get(CredentialHash hash, long now) {
        KnownSession known = sessions.getIfPresent(hash);
        return known != null && known.isKnown(now) ? known : null;
    }

    void put(CredentialHash hash, KnownSession session) {
        sessions.put(hash, session);
    }

    void remove(CredentialHash hash) {
        sessions.invalidate(hash);
    }
}
