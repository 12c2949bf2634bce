package dev.liftline.identity;

import dev.liftline.identity.Audit.Event;
import dev.liftline.identity.Audit.Source;
import dev.liftline.model.caller.CallerRole;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Creates and deletes the operators who sign in with a passphrase, and sets their passphrases. Thread-safe. */
@Component
public class Operators {

    private final Store store;
    private final Sessions sessions;
    private final SignOut signOut;
    private final SecretHasher hasher;
    private final Audit audit;
    private final TransactionOperations transactions;

    Operators(
            Store store,
            Sessions sessions,
            SignOut signOut,
            SecretHasher hasher,
            Audit audit,
            TransactionOperations transactions) {
        this.store = store;
        this.sessions = sessions;
        this.signOut = signOut;
        this.hasher = hasher;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The stored operators. A deleted one is not found, but the initial access does not add him again. Thread-safe. */
    public interface Store {

        /** All, by name. */
        List<Person> all();

        Optional<Person> find(String name);

        /** Returns false, and does nothing, if there is one of this name. */
        boolean add(Person operator, String passphraseHash);

        /** Unlocks the account, too. Returns false, and does nothing, if there is none. */
        boolean setPassphrase(String name, String passphraseHash);

        /** Returns false, and does nothing, if there is none. */
        boolean delete(String name);

        /** How many admins there are. Nobody else deletes one before the end of the caller's transaction. */
        int lockAdmins();
    }

    /** @param passphrase shown once: only its hash is stored */
    public record Created(Person operator, String passphrase) {

        /** Without the passphrase. */
        @Override
        public String toString() {
            return operator.toString();
        }
    }

    public List<Person> list() {
        return store.all();
    }

    /** @throws RejectedException if there is one of this name, or a hash is not available */
    public Created create(Person operator, Source source) {
        Created created = new Created(operator, passphrase());
        String hash = hasher.hash(created.passphrase());
        transactions.executeWithoutResult(_ -> {
            if (!store.add(operator, hash)) {
                throw RejectedException.conflict("Operator " + operator.subject() + " exists already.");
            }
            audit.record(Event.OPERATOR_CREATED, operator.name(), source);
        });
        return created;
    }

    /**
     * Replaces the passphrase and ends the operator's sessions.
     *
     * @throws RejectedException if the operator is unknown, or Redis or a hash is not available
     */
    public Created resetPassphrase(String name, Source source) {
        Created created = new Created(known(name), passphrase());
        String hash = hasher.hash(created.passphrase());
        requireRedis(created.operator());
        transactions.executeWithoutResult(_ -> {
            if (!store.setPassphrase(name, hash)) {
                throw unknown(name);
            }
            audit.record(Event.OPERATOR_PASSPHRASE_SET, created.operator().name(), source);
        });
        signOut.endAll(
                created.operator(), "The passphrase is new, but sessions of the old one may go on: set it again.");
        return created;
    }

    /**
     * Deletes an operator and ends his sessions. Of an identity provider's operator it ends the sessions alone: the provider decides who
     * signs in.
     *
     * @throws RejectedException if the operator is unknown or the last admin, or Redis is unavailable
     */
    public void delete(String name, Source source) {
        Person operator = new Person(CallerRole.ADMIN, name, 0);
        if (operator.isOfProvider()) {
            endSessionsOfProvider(operator, source);
            return;
        }
        requireRedis(operator);
        transactions.executeWithoutResult(_ -> {
            boolean lastAdmin = store.lockAdmins() <= 1 && known(name).role() == CallerRole.ADMIN;
            if (lastAdmin) {
                throw RejectedException.conflict("Operator " + name + " is the last admin: create another one first.");
            }
            if (!store.delete(name)) {
                throw unknown(name);
            }
            audit.record(Event.OPERATOR_DELETED, operator.name(), source);
        });
        signOut.endAll(operator, "The operator is deleted, but his sessions may go on for ten minutes.");
    }

    private void endSessionsOfProvider(Person operator, Source source) {
        if (sessions.of(operator).isEmpty()) {
            throw RejectedException.notFound("Operator " + operator.subject() + " has no session.");
        }
        audit.record(Event.OPERATOR_SESSIONS_ENDED, operator.name(), source);
        signOut.endAll(operator, "His sessions may go on until they expire: delete him again.");
    }

    /** Not without it: the sessions could not be ended. */
    private void requireRedis(Person operator) {
        sessions.of(operator);
    }

    private Person known(String name) {
        return store.find(name).orElseThrow(() -> unknown(name));
    }

    private static RejectedException unknown(String name) {
        return RejectedException.notFound("Operator " + name + " is not known.");
    }

    /** As hard to guess, and as easy to type, as an activation code. */
    private static String passphrase() {
        return ActivationCode.generate().text();
    }
}
