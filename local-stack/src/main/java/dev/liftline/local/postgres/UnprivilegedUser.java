package dev.liftline.local.postgres;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How PostgreSQL, which refuses to run as root, runs for this user. */
enum UnprivilegedUser {
    /** This user is not root. */
    AS_MYSELF,
    /** A user namespace in which root is nobody; files stay root's. */
    IN_USER_NAMESPACE,
    /** Where user namespaces are blocked: as nobody, who must then own the data. */
    AS_NOBODY;

    private static final String[] NOBODY = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};

    static UnprivilegedUser choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return AS_MYSELF;
        }
        if (Commands.succeeds("unshare", "-U", "true")) {
            return IN_USER_NAMESPACE;
        }
        if (Commands.succeeds(
                Stream.concat(Stream.of(NOBODY), Stream.of("true")).toArray(String[]::new))) {
            return AS_NOBODY;
        }
        throw new StartException(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv can lend it another user here: start Liftline as a normal user.");
    }

    List<String> prefix() {
        return switch (this) {
            case AS_MYSELF -> List.of();
            case IN_USER_NAMESPACE -> List.of("unshare", "-U");
            case AS_NOBODY -> List.of(NOBODY);
        };
    }

    /** Lets the chosen user write to the directory. */
    void give(Path directory) throws IOException {
        if (this == AS_NOBODY) {
            Commands.run(List.of("chown", "-R", "65534:65534", directory.toString()));
        }
    }
}
