package dev.liftline.local.preflight;

import dev.liftline.local.postgres.UnprivilegedUser;
import dev.liftline.local.process.StartException;

/** A user as whom PostgreSQL runs: it refuses to run as root. */
record UserCheck() implements Check {

    private static final String SUBJECT = "user";

    @Override
    public Finding run() {
        var name = System.getProperty("user.name");
        try {
            return Finding.ok(
                    SUBJECT,
                    switch (UnprivilegedUser.choose()) {
                        case CURRENT_USER -> name;
                        case USER_NAMESPACE -> name + "; PostgreSQL in a user namespace";
                        case NOBODY -> name + "; PostgreSQL as nobody";
                    });
        } catch (StartException e) {
            return Finding.problem(
                    SUBJECT,
                    "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here",
                    "start Liftline as a normal user");
        }
    }
}
