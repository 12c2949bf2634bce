package dev.liftline.local.replica;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/** Writes a replica's environment to a file that a shell can source and development environments can import. */
public final class EnvironmentFile {

    private static final FileAttribute<?> OF_THE_USER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private EnvironmentFile() {}

    /**
     * Writes {@code <name>.env} to a directory, with mode 0600: a line {@code NAME='value'} for each variable, sorted by name.
     *
     * @return the file
     */
    public static Path write(Replica replica, Path directory) {
        var file = directory.resolve(replica.name() + ".env");
        var lines = new TreeMap<>(replica.environment())
                .entrySet().stream().map(EnvironmentFile::line).toList();
        try {
            // It has passwords.
            Files.deleteIfExists(file);
            Files.createFile(file, OF_THE_USER);
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new StartException("%s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static String line(Map.Entry<String, String> variable) {
        return "%s='%s'".formatted(variable.getKey(), variable.getValue().replace("'", "'\\''"));
    }
}
