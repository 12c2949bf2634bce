package dev.liftline.identity;

import dev.liftline.identity.Accounts.Pass;
import dev.liftline.identity.Audit.Event;
import dev.liftline.identity.Audit.Source;
import dev.liftline.model.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Issues passes and activation codes, and sets PINs. Thread-safe. */
@Component
public class Passes {

    private static final String PREFIX = "LL-";
    private static final int NUMBER_LENGTH = 8;

    private final Accounts accounts;
    private final Sessions sessions;
    private final SignOut signOut;
    private final SecretHasher hasher;
    private final FailureLimit addresses;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final IdentityProperties properties;

    Passes(
            Accounts accounts,
            Sessions sessions,
            SignOut signOut,
            SecretHasher hasher,
            FailureLimit addresses,
            Audit audit,
            TransactionOperations transactions,
            IdentityProperties properties) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.signOut = signOut;
        this.hasher = hasher;
        this.addresses = addresses;
        this.audit = audit;
        this.transactions = transactions;
        this.properties = properties;
    }

    /** @param code shown once: only its hash is stored */
    public record Activation(ActivationCode code, Instant expiresAt) {}

    /**
     * Issues a pass, and creates the skier's account if he has none.
     *
     * @param resort 0 for every one
     * @param validTo last day; null for no end
     */
    public Pass issue(int skierId, int resort, LocalDate validFrom, @Nullable LocalDate validTo, Source source) {
        Pass pass = new Pass(PREFIX + ActivationCode.random(NUMBER_LENGTH), skierId, resort, validFrom, validTo);
        transactions.executeWithoutResult(_ -> {
            accounts.add(pass);
            audit.record(Event.PASS_ISSUED, pass.id(), source);
        });
        return pass;
    }

    /**
     * Issues a code for the pass's skier. Codes that he has not used become invalid.
     *
     * @throws RejectedException if the pass is unknown
     */
    public Activation issueActivation(String passId, Source source) {
        Activation activation = new Activation(
                ActivationCode.generate(),
                Instant.now().plus(properties.activationValidity()).truncatedTo(ChronoUnit.SECONDS));
        transactions.executeWithoutResult(_ -> {
            Pass pass = accounts.pass(passId)
                    .orElseThrow(() -> RejectedException.notFound("Pass " + passId + " is not known."));
            accounts.addActivation(activation.code().hash(), pass.skierId(), activation.expiresAt());
            audit.record(Event.ACTIVATION_ISSUED, pass.id(), source);
        });
        return activation;
    }

    /**
     * Sets the PIN of the code's skier and ends his sessions.
     *
     * @param pin keeps {@link PinRule}
     * @throws RejectedException if the code is not valid, too many attempts failed, or Redis or a hash is not available
     */
    public void activate(ActivationCode code, String pin, Source source) {
        addresses.check(source.address());
        int skierId = accounts.skierOf(code.hash()).orElseThrow(() -> failed(source));
        Person skier = Person.skier(skierId);
        String hash = hasher.hash(pin);
        // Not without Redis: the sessions of the old PIN could not be ended.
        sessions.of(skier);
        boolean used = transactions.execute(_ -> {
            if (!accounts.useActivation(code.hash(), hash)) {
                return false;
            }
            audit.record(Event.ACTIVATED, skier.name(), source);
            return true;
        });
        if (!used) {
            throw failed(source);
        }
        signOut.endAll(skier, "The PIN is set, but sessions of the old one may go on: sign in and end all sessions.");
    }

    private RejectedException failed(Source source) {
        addresses.fail(source.address());
        audit.record(Event.ACTIVATION_FAILED, "unknown", source);
        return RejectedException.invalid(List.of(
                new FieldError("code", "must be one that was not used and has not expired: ask for a new one")));
    }
}
