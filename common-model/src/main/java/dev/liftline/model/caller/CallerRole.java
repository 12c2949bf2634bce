package dev.liftline.model.caller;

import java.util.Locale;

/** What a caller may do; {@code docs/security.md} has the table. */
public enum CallerRole {
    /** A lift's scanner, which reports rides of its resort. */
    SCANNER,
    /** A skier, who reads his own days. */
    SKIER,
    /** An operator of one resort. */
    RESORT,
    /** An operator who reads the figures of all resorts. */
    SECURITY,
    /** An operator who may do everything. */
    ADMIN,
    /** A gateway on its own behalf. Clients never have this role. */
    GATEWAY,
    /** A client without a credential, who may sign in. */
    ANONYMOUS;

    /** The name in headers, settings and responses, for example {@code scanner}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its keys and operators are for one resort; those of other roles are for all. */
    public boolean isOfOneResort() {
        return this == SCANNER || this == RESORT;
    }

    /** @throws IllegalArgumentException if no role has this {@link #id} */
    public static CallerRole of(String id) {
        for (CallerRole role : values()) {
            if (role.id().equals(id)) {
                return role;
            }
        }
        throw new IllegalArgumentException("There is no role '" + id + "'.");
    }
}
