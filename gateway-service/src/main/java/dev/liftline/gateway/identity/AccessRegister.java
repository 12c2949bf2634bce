package dev.liftline.gateway.identity;

import dev.liftline.gateway.identity.AccessChanges.EndedSession;
import dev.liftline.gateway.identity.AccessChanges.Sharing;
import dev.liftline.model.caller.CredentialHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys, ended sessions and sharing skiers that this gateway knows. Thread-safe; one thread applies changes. */
@Component
class AccessRegister {

    /** Before the first feed or snapshot. */
    static final long UNKNOWN = 0;

    private static final class Contents {
        private final Map<CredentialHash, KnownKey> keys = new ConcurrentHashMap<>();
        private final Map<CredentialHash, Instant> endedSessions = new ConcurrentHashMap<>();
        private final Set<Integer> sharing = ConcurrentHashMap.newKeySet();
    }

    private volatile Contents contents = new Contents();
    private volatile long version = UNKNOWN;

    /** The version of the last changes; {@link #UNKNOWN} before the first ones. */
    long version() {
        return version;
    }

    @Nullable
    KnownKey key(CredentialHash hash) {
        return contents.keys.get(hash);
    }

    boolean isEnded(CredentialHash session) {
        return contents.endedSessions.containsKey(session);
    }

    boolean isSharing(int skier) {
        return contents.sharing.contains(skier);
    }

    void apply(AccessChanges changes) {
        Contents target = changes.complete() ? new Contents() : contents;
        for (AccessChanges.Key key : changes.keys()) {
            target.keys.put(CredentialHash.parse(key.hash()), KnownKey.of(key));
        }
        for (EndedSession ended : changes.endedSessions()) {
            target.endedSessions.put(CredentialHash.parse(ended.hash()), ended.expiresAt());
        }
        for (Sharing sharing : changes.sharing()) {
            if (sharing.shares()) {
                target.sharing.add(sharing.skier());
            } else {
                target.sharing.remove(sharing.skier());
            }
        }
        contents = target;
        version = changes.version();
    }

    /** Forgets sessions that would have ended by now anyway. */
    void forgetExpired(Instant now) {
        contents.endedSessions.values().removeIf(expiresAt -> !now.isBefore(expiresAt));
    }

    /** Everything that is known. */
    AccessChanges all() {
        Contents current = contents;
        return new AccessChanges(
                version,
                true,
                current.keys.values().stream().map(KnownKey::key).toList(),
                current.endedSessions.entrySet().stream()
                        .map(ended -> new EndedSession(ended.getKey().hex(), ended.getValue()))
                        .toList(),
                List.copyOf(current.sharing).stream()
                        .map(skier -> new Sharing(skier, true))
                        .toList());
    }
}
