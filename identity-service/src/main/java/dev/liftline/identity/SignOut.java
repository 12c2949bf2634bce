package dev.liftline.identity;

import dev.liftline.identity.Audit.Event;
import dev.liftline.identity.Audit.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Ends sessions in Redis and for the gateways. Thread-safe. */
@Component
public class SignOut {

    private static final Logger log = LoggerFactory.getLogger(SignOut.class);

    private final Sessions sessions;
    private final AccessStore store;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Duration gatewayMemory;

    SignOut(
            Sessions sessions,
            AccessStore store,
            Audit audit,
            TransactionOperations transactions,
            IdentityProperties properties) {
        this.sessions = sessions;
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.gatewayMemory = properties.session().gatewayMemory();
    }

    /** Ends one session. Redis may be unavailable: the gateways know that the session has ended. */
    public void here(String sessionId, Person person, Source source) {
        end(List.of(sessionId), person, Event.SIGNED_OUT, source, () -> true);
    }

    /**
     * Ends all sessions of the person.
     *
     * @param sessionId of the one that asks for it
     * @throws RejectedException while Redis is unavailable; no session has been ended then
     */
    public void everywhere(String sessionId, Person person, Source source) {
        end(all(sessionId, person), person, Event.SIGNED_OUT_EVERYWHERE, source, () -> true);
    }

    /**
     * Deletes the person's account and ends all sessions, in one transaction.
     *
     * @param delete returns false, and the transaction changes nothing, if the account may not be deleted any more
     * @return what {@code delete} returned
     * @throws RejectedException while Redis is unavailable; nothing has changed then. Or if the account is deleted, and a session that
     *     began meanwhile could not be ended
     */
    public boolean deleting(BooleanSupplier delete, String sessionId, Person person, Source source) {
        if (!end(all(sessionId, person), person, Event.ACCOUNT_DELETED, source, delete)) {
            return false;
        }
        endAll(person, "Your data are deleted, but a session that began at the same time may go on.");
        return true;
    }

    private List<String> all(String sessionId, Person person) {
        Set<String> ids = new LinkedHashSet<>(sessions.of(person));
        ids.add(sessionId);
        return List.copyOf(ids);
    }

    private boolean end(List<String> ids, Person person, Event event, Source source, BooleanSupplier change) {
        boolean changed = transactions.execute(transaction -> {
            // First, because every change of access waits for the one before: whoever holds an account must not wait
            // for one.
            tellGateways(ids, person);
            if (!change.getAsBoolean()) {
                transaction.setRollbackOnly();
                return false;
            }
            audit.record(event, person.name(), source);
            return true;
        });
        if (changed) {
            delete(ids);
        }
        return changed;
    }

    /**
     * Ends all sessions of a person whose account has changed. Called after the commit: a sign-in that is recorded later fails, one that was
     * recorded before is listed.
     *
     * @param otherwise what to tell the client if it fails: a 503 would make the gateway send the change again
     */
    void endAll(Person person, String otherwise) {
        try {
            List<String> ids = sessions.of(person);
            if (!ids.isEmpty()) {
                tellGateways(ids, person);
                delete(ids);
            }
        } catch (RejectedException | DataAccessException | TransactionException e) {
            log.warn("Sessions of a changed account could not be ended", e);
            throw RejectedException.unfinished(otherwise);
        }
    }

    /** Lets gateways reject sessions for as long as Redis may have them, as it may be away now. */
    private void tellGateways(Collection<String> ids, Person person) {
        store.endSessions(ids, sessions.expiry(person, Instant.now()));
    }

    /**
     * Deletes sessions that gateways reject, after the commit: if that failed, the sessions would be gone here, and the next attempt to end
     * them would find none. Gateways then need not know them for longer than they remember a session.
     */
    private void delete(Collection<String> ids) {
        try {
            ids.forEach(sessions::end);
            store.forgetEndedSessions(ids, Instant.now().plus(gatewayMemory));
        } catch (RejectedException | DataAccessException | TransactionException e) {
            log.warn("Sessions that have ended are kept, and gateways reject them: {}", e.getMessage());
        }
    }
}
