package dev.liftline.local;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Explains why a home directory cannot be used: it is a file, read-only, or another user's. */
final class UnusableHome {

    private UnusableHome() {}

    /** One sentence with the directory, the reason and the remedy. */
    static StartException because(StackHome home, IOException failure) {
        return new StartException(
                "The home directory %s cannot be used (%s): make it writable for %s, or choose another with LIFTLINE_HOME."
                        .formatted(home.root(), reason(home.root(), failure), System.getProperty("user.name")),
                failure);
    }

    private static String reason(Path root, IOException failure) {
        for (var path = root; path != null; path = path.getParent()) {
            if (Files.exists(path)) {
                return Files.isDirectory(path) ? ownership(path, failure) : path + " is a file";
            }
        }
        return "it does not exist";
    }

    private static String ownership(Path existing, IOException failure) {
        try {
            var owner = Files.getOwner(existing).getName();
            if (!owner.equals(System.getProperty("user.name"))) {
                return "%s belongs to %s".formatted(existing, owner);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The failure says enough.
        }
        return Files.isWritable(existing) ? detail(failure) : existing + " is read-only";
    }

    private static String detail(IOException failure) {
        return failure instanceof FileSystemException file
                ? "%s: %s".formatted(file.getFile(), file.getReason() == null ? "permission denied" : file.getReason())
                : String.valueOf(failure.getMessage());
    }
}
