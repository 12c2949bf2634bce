package dev.liftline.gateway;

import static dev.liftline.model.caller.CallerRole.ADMIN;
import static dev.liftline.model.caller.CallerRole.RESORT;
import static dev.liftline.model.caller.CallerRole.SCANNER;
import static dev.liftline.model.caller.CallerRole.SECURITY;
import static dev.liftline.model.caller.CallerRole.SKIER;

import dev.liftline.model.caller.CallerRole;
import java.util.Set;

/**
 * Which roles may use a route. Whoever is bound to a resort may use it only for that resort, where a request names one. The table is
 * in {@code docs/security.md}.
 */
public enum Permission {
    /** Anybody, without a credential. */
    PUBLIC,
    /** Reporting rides. */
    REPORT_RIDES(SCANNER, ADMIN),
    /** What every guest may know of a resort. */
    READ_RESORT(SKIER, RESORT, SECURITY, ADMIN),
    /** What only staff may know of a resort. */
    READ_RESORT_FIGURES(RESORT, SECURITY, ADMIN),
    /** Changing a resort's data. */
    CHANGE_RESORT(RESORT, ADMIN),
    /** A skier's days: a skier's own, and those of skiers who share theirs. */
    READ_SKIER(SKIER, ADMIN),
    /** What the resort's board shows. */
    READ_BOARD(RESORT, SECURITY, ADMIN),
    /** One's own days, on the screens of the app. */
    READ_OWN_DAYS(SKIER),
    /** Where a missing skier was last. */
    FIND_SKIER(SECURITY, ADMIN),
    /** How this gateway performs. */
    READ_STATISTICS(RESORT, SECURITY, ADMIN),
    /** One's own session. */
    OWN_SESSION(SKIER, RESORT, SECURITY, ADMIN),
    /** One's own account. */
    OWN_ACCOUNT(SKIER),
    /** Keys, operators, passes and activation codes. */
    ADMINISTER(ADMIN);

    // Set.of is immutable, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<CallerRole> roles;

    Permission(CallerRole... roles) {
        this.roles = Set.of(roles);
    }

    /** Whether callers of this role have it; false for {@link #PUBLIC}, which needs no caller. */
    public boolean isGrantedTo(CallerRole role) {
        return roles.contains(role);
    }
}
