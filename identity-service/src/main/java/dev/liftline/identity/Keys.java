package dev.liftline.identity;

import dev.liftline.identity.Audit.Event;
import dev.liftline.identity.Audit.Source;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates, rotates and revokes keys. Thread-safe. */
@Component
public class Keys {

    private static final int MAX_NAME_IN_ID = 24;
    private static final int SUFFIX_LENGTH = 6;

    private final AccessStore store;
    private final Audit audit;

    Keys(AccessStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /**
     * What a key is for.
     *
     * @param resort 0 for every one
     * @param lift 0 for every one
     * @param expiresAt null for never
     */
    public record Purpose(
            CallerRole role,
            String name,
            int resort,
            int lift,
            @Nullable Instant expiresAt) {}

    /** @param credential shown once: only its hash is stored */
    public record Created(AccessKey key, Credential credential) {}

    public List<AccessKey> list() {
        return store.keys();
    }

    @Transactional
    public Created create(Purpose purpose, Source source) {
        Created created = add(purpose);
        audit.record(Event.KEY_CREATED, created.key().id(), source);
        return created;
    }

    /**
     * Creates a key with the purpose of another, which expires after the overlap. The new one expires when the other one would have.
     *
     * @throws RejectedException if the other one is unknown, revoked or expired
     */
    @Transactional
    public Created rotate(String id, Duration overlap, Source source) {
        AccessKey old = store.keyToChange(id).orElseThrow(() -> unknown(id));
        Instant now = now();
        if (!old.isUsable(now)) {
            throw RejectedException.conflict("Key " + id + " is revoked or expired: create a new one.");
        }
        store.expire(id, now.plus(overlap));
        Created created = add(new Purpose(old.role(), old.name(), old.resort(), old.lift(), old.expiresAt()));
        audit.record(Event.KEY_ROTATED, id, source);
        return created;
    }

    /** @throws RejectedException if the key is unknown */
    @Transactional
    public void revoke(String id, Source source) {
        if (!store.revoke(id, now())) {
            throw unknown(id);
        }
        audit.record(Event.KEY_REVOKED, id, source);
    }

    private Created add(Purpose purpose) {
        Credential.Kind kind =
                purpose.role() == CallerRole.SCANNER ? Credential.Kind.SCANNER : Credential.Kind.OPERATOR;
        Credential credential = Credential.generate(kind, id(purpose.name()));
        AccessKey key = new AccessKey(
                credential.id(),
                credential.hash().hex(),
                purpose.role(),
                purpose.name(),
                purpose.resort(),
                purpose.lift(),
                now(),
                purpose.expiresAt(),
                null);
        store.add(key);
        return new Created(key, credential);
    }

    /** The name and a suffix, for example {@code alder-gate-2-7kq3zd}. */
    private static String id(String name) {
        String prefix = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String suffix = ActivationCode.random(SUFFIX_LENGTH).toLowerCase(Locale.ROOT);
        return prefix.substring(0, Math.min(prefix.length(), MAX_NAME_IN_ID)) + "-" + suffix;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static RejectedException unknown(String id) {
        return RejectedException.notFound("Key " + id + " is not known.");
    }
}
