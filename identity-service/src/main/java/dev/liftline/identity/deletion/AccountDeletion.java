package dev.liftline.identity.deletion;

import dev.liftline.identity.Accounts;
import dev.liftline.identity.Accounts.Account;
import dev.liftline.identity.Audit.Source;
import dev.liftline.identity.Person;
import dev.liftline.identity.RejectedException;
import dev.liftline.identity.SignIn;
import dev.liftline.identity.SignOut;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Deletes a skier's data at his request. Thread-safe. */
@Component
public class AccountDeletion {

    private final SignIn signIn;
    private final SignOut signOut;
    private final Accounts accounts;
    private final SkierTables tables;

    AccountDeletion(SignIn signIn, SignOut signOut, Accounts accounts, SkierTables tables) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.accounts = accounts;
        this.tables = tables;
    }

    /**
     * Deletes account, passes and codes, ends all sessions and asks for the erasure of the rides, all in one transaction.
     *
     * @param sessionId of the one that asks for it
     * @param pin the skier's, because whoever holds his phone has the session, too
     * @throws RejectedException if the PIN is wrong, as a sign-in does, or while Redis is unavailable
     */
    public void delete(String sessionId, Person skier, String pin, Source source) {
        Account account = signIn.confirm(() -> accounts.ofSkier(skier.skierId()), pin, source);
        if (!signOut.deleting(() -> delete(account), sessionId, skier, source)) {
            throw signIn.changedMeanwhile(account, source);
        }
    }

    /** Returns false if another attempt has locked the account meanwhile, or its PIN was changed. */
    private boolean delete(Account account) {
        if (!accounts.succeed(account, Instant.now())) {
            return false;
        }
        tables.delete(account.person().skierId());
        return true;
    }
}
