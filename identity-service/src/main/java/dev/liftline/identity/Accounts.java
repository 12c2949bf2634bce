package dev.liftline.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The accounts of skiers and operators, and the passes and activation codes that lead to them. Thread-safe. */
public interface Accounts {

    /**
     * What a person signs in to.
     *
     * @param secretHash of the PIN or passphrase; null if a skier has not set a PIN yet
     * @param lockedUntil until when every sign-in fails; null if none did
     */
    record Account(
            Person person,
            @Nullable String secretHash,
            @Nullable Instant lockedUntil) {

        boolean isLocked(Instant now) {
            return lockedUntil != null && now.isBefore(lockedUntil);
        }
    }

    /**
     * A skier's pass.
     *
     * @param id its number, for example {@code LL-00000007}
     * @param resort 0 for every one
     * @param validTo last day; null for no end
     */
    record Pass(
            String id,
            int skierId,
            int resort,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /**
     * What a skier has chosen.
     *
     * @param units {@code metric} or {@code us}
     * @param language ISO 639 code
     * @param shares whether others may read his days
     * @param nickname under which he is on leaderboards if he shares; null for none
     */
    record Preferences(
            String units,
            String language,
            boolean shares,
            @Nullable String nickname) {}

    /** The account of the skier who has a pass that is valid today. */
    Optional<Account> ofPass(String passId);

    /** The account of a skier. */
    Optional<Account> ofSkier(int skierId);

    /** The account of an operator. */
    Optional<Account> ofOperator(String name);

    /**
     * Counts a failed sign-in and locks the account for a while after too many: for 1 s, then twice as long with each failure. Does
     * nothing while it is locked: whoever guesses must not lock its owner out for ever.
     *
     * @param account null if there is none: costs the same
     * @param free failures that do not lock it
     */
    void fail(@Nullable Account account, int free, Duration maxDelay);

    /** Forgets failures. Returns false, and does nothing, if the account is locked, or its hash has changed since it was read. */
    boolean succeed(Account account, Instant now);

    Optional<Preferences> preferences(int skierId);

    /** Does nothing without an account. */
    void setUnitsAndLanguage(int skierId, String units, String language);

    /**
     * Does nothing without an account.
     *
     * @param nickname null for none
     */
    void setNickname(int skierId, @Nullable String nickname);

    Optional<Pass> pass(String passId);

    /** Adds a pass, and its skier's account if there is none. */
    void add(Pass pass);

    /** Adds a code and makes the skier's unused ones invalid. */
    void addActivation(String codeHash, int skierId, Instant expiresAt);

    /** The skier of a code that is valid now. */
    OptionalInt skierOf(String codeHash);

    /** Sets the PIN of the code's skier and unlocks his account. Returns false, and does nothing, if the code is not valid. */
    boolean useActivation(String codeHash, String pinHash);
}
