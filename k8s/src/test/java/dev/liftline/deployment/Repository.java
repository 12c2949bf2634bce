package dev.liftline.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of this repository from the module's directory. */
final class Repository {
    static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");

    private Repository() {}

    /** The text of a file; {@code path} is relative to the repository's root. */
    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
