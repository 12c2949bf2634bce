package dev.liftline.servicekit.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file in a setting, named by its absolute path: services run in any directory. Spring converts it by {@link #from}. */
public final class AbsoluteFile {

    private final Path path;

    private AbsoluteFile(Path path) {
        this.path = path;
    }

    /**
     * The file of a setting; null if the text is empty.
     *
     * @throws IllegalArgumentException with the rule if the path is not absolute
     */
    public static @Nullable AbsoluteFile from(String text) {
        if (text.isBlank()) {
            return null;
        }
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("must be an absolute path such as /etc/liftline/secrets");
        }
        return new AbsoluteFile(path);
    }

    public Path path() {
        return path;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
