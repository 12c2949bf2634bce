package dev.liftline.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this repository; Maven runs the tests of a module in its own folder. */
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
