package dev.liftline.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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

    /** The regular files below a folder, which is relative to the repository's root. */
    static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of the files below a folder whose names end with {@code suffix}. */
    static Stream<String> texts(String folder, String suffix) {
        return files(folder)
                .map(Path::toString)
                .filter(file -> file.endsWith(suffix))
                .map(Repository::read);
    }
}
