package dev.liftline.local.postgres;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How to run PostgreSQL, which refuses to run as root. Needs the JDK alone: the checks before a build use it. */
public enum UnprivilegedUser {
    /** As this user, who is not root. */
    CURRENT_USER,
    /** In a user namespace that maps root to nobody; files stay owned by root. */
    USER_NAMESPACE,
    /** As nobody, who must own the data, if user namespaces are blocked. */
    NOBODY;

    private static final String[] SETPRIV = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};

    /**
     * Tries the ways in turn and returns the first that works.
     *
     * @throws StartException if none does
     */
    public static UnprivilegedUser choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return CURRENT_USER;
        }
        if (Commands.succeeds("unshare", "-U", "true")) {
            return USER_NAMESPACE;
        }
        if (Commands.succeeds(
                Stream.concat(Stream.of(SETPRIV), Stream.of("true")).toArray(String[]::new))) {
            return NOBODY;
        }
        throw new StartException(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here: start Liftline as a"
                        + " normal user.");
    }

    List<String> prefix() {
        return switch (this) {
            case CURRENT_USER -> List.of();
            case USER_NAMESPACE -> List.of("unshare", "-U");
            case NOBODY -> List.of(SETPRIV);
        };
    }

    /** Makes the directory writable for that user. */
    void makeWritable(Path directory) throws IOException {
        if (this == NOBODY) {
            Commands.run(List.of("chown", "-R", "65534:65534", directory.toString()));
        }
    }
}
