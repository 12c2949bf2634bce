package dev.liftline.identity;

import dev.liftline.identity.Accounts.Account;
import dev.liftline.identity.Audit.Event;
import dev.liftline.identity.Audit.Source;
import dev.liftline.identity.RejectedException.Reason;
import dev.liftline.identity.Sessions.Started;
import dev.liftline.identity.SignInMetrics.Result;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Signs people in. A sign-in that fails costs the same and gets the same response, whether the account exists, has a PIN or is locked.
 * Thread-safe.
 */
@Component
public class SignIn {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    /** In the audit, for an account that does not exist: what the client sent may be a secret in the wrong field. */
    private static final String UNKNOWN = "unknown";

    private final Accounts accounts;
    private final Sessions sessions;
    private final SecretHasher hasher;
    private final FailureLimit addresses;
    private final Audit audit;
    private final SignInMetrics metrics;
    private final TransactionOperations transactions;
    private final IdentityProperties.SignIn properties;

    SignIn(
            Accounts accounts,
            Sessions sessions,
            SecretHasher hasher,
            FailureLimit addresses,
            Audit audit,
            SignInMetrics metrics,
            TransactionOperations transactions,
            IdentityProperties properties) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.hasher = hasher;
        this.addresses = addresses;
        this.audit = audit;
        this.metrics = metrics;
        this.transactions = transactions;
        this.properties = properties.signIn();
    }

    /** @throws RejectedException if pass and PIN do not match, too many attempts failed, or Redis or a hash is not available */
    public Started skier(String pass, String pin, Source source) {
        return counted(() -> start(() -> accounts.ofPass(pass), pin, source));
    }

    /** As {@link #skier}, with an operator's name and passphrase. */
    public Started operator(String name, String passphrase, Source source) {
        return counted(() -> start(() -> accounts.ofOperator(name), passphrase, source));
    }

    /**
     * Signs in an operator whom an identity provider authenticates.
     *
     * @param provider says who it is, or throws {@link RejectedException}; asked once, as it says it once only
     * @throws RejectedException of the provider, or if too many attempts failed, or the session could not be begun or recorded
     */
    public Started operator(Supplier<Person> provider, Source source) {
        return counted(() -> {
            addresses.check(source.address());
            Person person = authenticated(provider, source);
            try {
                return begin(person, () -> {
                            audit.record(Event.SIGN_IN_OK, person.name(), source);
                            return true;
                        })
                        .orElseThrow();
            } catch (RejectedException | DataAccessException | TransactionException e) {
                log.warn("A sign-in with the identity provider could not be completed", e);
                // A 503 would make the gateway send the request again, and the provider's code works once.
                throw RejectedException.unfinished("Your sign-in could not be recorded: start again at /session/oidc.");
            }
        });
    }

    /**
     * The account, if the secret is its own. Whoever guesses is slowed, counted and answered as at a sign-in.
     *
     * @throws RejectedException as a sign-in does
     */
    public Account confirm(Supplier<Optional<Account>> account, String secret, Source source) {
        return failuresCounted(() -> check(account, secret, source));
    }

    /** Counts a failure of an account that another attempt has locked meanwhile, or whose secret was changed. */
    public RejectedException changedMeanwhile(Account account, Source source) {
        return failed(Optional.of(account), true, source);
    }

    private Person authenticated(Supplier<Person> provider, Source source) {
        try {
            return provider.get();
        } catch (RejectedException e) {
            if (e.reason() != Reason.UNAVAILABLE) {
                addresses.fail(source.address());
                metrics.count(Result.FAILED);
                audit.record(Event.SIGN_IN_FAILED, UNKNOWN, source);
            }
            throw e;
        }
    }

    private Started counted(Supplier<Started> signIn) {
        Started started = failuresCounted(signIn);
        metrics.count(Result.OK);
        return started;
    }

    private <T> T failuresCounted(Supplier<T> signIn) {
        try {
            return signIn.get();
        } catch (RejectedException e) {
            if (e.reason() == Reason.TOO_MANY_FAILURES) {
                metrics.count(Result.LIMITED);
            } else if (e.reason() == Reason.UNAVAILABLE || e.reason() == Reason.UNFINISHED) {
                metrics.count(Result.UNAVAILABLE);
            }
            throw e;
        } catch (DataAccessException | TransactionException e) {
            metrics.count(Result.UNAVAILABLE);
            throw e;
        }
    }

    private Started start(Supplier<Optional<Account>> account, String secret, Source source) {
        Account found = check(account, secret, source);
        return begin(found.person(), () -> record(found, source)).orElseThrow(() -> changedMeanwhile(found, source));
    }

    private Account check(Supplier<Optional<Account>> account, String secret, Source source) {
        addresses.check(source.address());
        Optional<Account> found = account.get();
        boolean matches = hasher.matches(secret, found.map(Account::secretHash).orElse(null));
        boolean locked = found.filter(known -> known.isLocked(Instant.now())).isPresent();
        if (found.isEmpty() || !matches || locked) {
            throw failed(found, locked, source);
        }
        return found.get();
    }

    /** Begins a session; empty, without one, if it could not be recorded. */
    private Optional<Started> begin(Person person, BooleanSupplier record) {
        Started started = sessions.start(person);
        boolean recorded = false;
        try {
            recorded = record.getAsBoolean();
        } finally {
            if (!recorded) {
                sessions.end(started.session().id());
            }
        }
        return recorded ? Optional.of(started) : Optional.empty();
    }

    /** Returns false if another attempt has locked the account meanwhile, or its PIN was changed. */
    private boolean record(Account account, Source source) {
        return transactions.execute(_ -> {
            boolean open = accounts.succeed(account, Instant.now());
            if (open) {
                audit.record(Event.SIGN_IN_OK, account.person().name(), source);
            }
            return open;
        });
    }

    private RejectedException failed(Optional<Account> found, boolean locked, Source source) {
        addresses.fail(source.address());
        metrics.count(locked ? Result.LOCKED : Result.FAILED);
        transactions.executeWithoutResult(_ -> {
            accounts.fail(found.orElse(null), properties.accountFailures(), properties.maxDelay());
            audit.record(
                    locked ? Event.SIGN_IN_LOCKED : Event.SIGN_IN_FAILED,
                    found.map(account -> account.person().name()).orElse(UNKNOWN),
                    source);
        });
        return RejectedException.signInFailed();
    }
}
