package dev.liftline.gateway.identity;

import dev.liftline.gateway.identity.AccessChanges.EndedSession;
import dev.liftline.gateway.identity.AccessChanges.Sharing;
import dev.liftline.model.caller.CredentialHash;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The keys, ended sessions and sharing skiers that this gateway knows. Thread-safe; one thread applies changes. */
@Component
class AccessRegister {

    private static final Logger log = LoggerFactory.getLogger(AccessRegister.class);

    /** Before the first feed or snapshot. */
    static final long UNKNOWN = 0;

    private static final class Contents {
        private final Map<CredentialHash, KnownKey> keys = new ConcurrentHashMap<>();
        private final Map<String, KnownKey> keysById = new ConcurrentHashMap<>();
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

    @Nullable
    KnownKey keyWithId(String id) {
        return contents.keysById.get(id);
    }

    boolean isEnded(CredentialHash session) {
        return contents.endedSessions.containsKey(session);
    }

    boolean isSharing(int skier) {
        return contents.sharing.contains(skier);
    }

    /**
     * Applies changes, as a whole or not at all. A key that cannot be read is left out, so that the others are known.
     *
     * @throws IllegalArgumentException if the changes are incomplete
     */
    void apply(AccessChanges changes) {
        changes.requireLists();
        Map<CredentialHash, KnownKey> keys = new HashMap<>();
        for (AccessChanges.Key key : changes.keys()) {
            try {
                keys.put(CredentialHash.parse(key.hash()), KnownKey.of(key));
            } catch (IllegalArgumentException e) {
                log.warn("The key {} is left out: {}", key.id(), e.getMessage());
            }
        }
        Map<CredentialHash, Instant> ended = new HashMap<>();
        changes.endedSessions()
                .forEach(session -> ended.put(CredentialHash.parse(session.hash()), session.expiresAt()));
        Contents target = changes.complete() ? new Contents() : contents;
        target.keys.putAll(keys);
        keys.values().forEach(known -> target.keysById.put(known.key().id(), known));
        target.endedSessions.putAll(ended);
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
