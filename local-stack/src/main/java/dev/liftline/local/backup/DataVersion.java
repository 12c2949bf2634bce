package dev.liftline.local.backup;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * The version of the servers' data, in the file {@code version} beside them.
 *
 * @param layout of the directory and the servers' own files
 * @param schema the last migration of the database
 */
public record DataVersion(int layout, int schema) {

    private static final int LAYOUT = 1;

    /**
     * Does nothing unless a newer release has noted its version.
     *
     * @param data the directory of the servers' data
     * @param schema the last migration of this release
     * @throws StartException if a newer release wrote the data, or the version cannot be read
     */
    public static void require(Path data, int schema) {
        var file = data.resolve("version");
        try {
            var found = Files.exists(file) ? parse(Files.readString(file)) : new DataVersion(0, 0);
            if (found.layout() > LAYOUT || found.schema() > schema) {
                throw new StartException(
                        "The data in %s are of a newer Liftline (version %s; this one has %s): update this clone, or choose another directory with LIFTLINE_HOME."
                                .formatted(data, found, new DataVersion(LAYOUT, schema)));
            }
        } catch (IOException | NumberFormatException e) {
            throw unusable(data, e);
        }
    }

    /**
     * Notes that this release wrote the data: a consumer has migrated them.
     *
     * @param data the directory of the servers' data
     * @param schema the last migration of this release
     * @throws StartException if the version cannot be written
     */
    public static synchronized void note(Path data, int schema) {
        try {
            var next = data.resolve(".version.next");
            Files.writeString(next, "layout=%d%nschema=%d%n".formatted(LAYOUT, schema));
            Files.move(next, data.resolve("version"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(data, e);
        }
    }

    private static StartException unusable(Path data, Exception cause) {
        return new StartException(
                "The version of the data in %s cannot be read or written (%s): make that directory writable, or choose another with LIFTLINE_HOME."
                        .formatted(data, cause.getMessage()),
                cause);
    }

    private static DataVersion parse(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return new DataVersion(
                Integer.parseInt(properties.getProperty("layout", "")),
                Integer.parseInt(properties.getProperty("schema", "")));
    }

    @Override
    public String toString() {
        return layout + "." + schema;
    }
}
