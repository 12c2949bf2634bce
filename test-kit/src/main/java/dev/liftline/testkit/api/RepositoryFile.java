package dev.liftline.testkit.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that the test runs in. */
public final class RepositoryFile {

    private RepositoryFile() {}

    /** The text of a file; {@code path} begins at the repository's root. */
    public static String text(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(path))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder above this one has " + path);
            }
        }
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
