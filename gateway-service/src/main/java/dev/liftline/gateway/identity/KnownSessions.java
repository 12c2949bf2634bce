package dev.liftline.gateway.identity;

import dev.liftline.model.caller.CredentialHash;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sessions that were looked up lately, for all event loops. Thread-safe. */
@Component
class KnownSessions {

    private final Map<CredentialHash, KnownSession> sessions = new ConcurrentHashMap<>();
    private final int max;

    KnownSessions(AccessProperties properties) {
        this.max = properties.maxSessions();
    }

    /** The session; null if it must be looked up. */
    @Nullable
    KnownSession get(CredentialHash hash, long now) {
        KnownSession known = sessions.get(hash);
        return known != null && known.isKnown(now) ? known : null;
    }

    void put(CredentialHash hash, KnownSession session, long now) {
        if (sessions.size() >= max) {
            makeRoom(now);
        }
        sessions.put(hash, session);
    }

    void remove(CredentialHash hash) {
        sessions.remove(hash);
    }

    /** Removes those that must be looked up again; without any, a tenth of all, which are looked up when they return. */
    private void makeRoom(long now) {
        if (sessions.values().removeIf(session -> !session.isKnown(now))) {
            return;
        }
        Iterator<CredentialHash> each = sessions.keySet().iterator();
        for (int i = 0; i <= max / 10 && each.hasNext(); i++) {
            each.next();
            each.remove();
        }
    }
}
