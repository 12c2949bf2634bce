package dev.liftline.local.control;

import dev.liftline.local.StackHome;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * The port of a running stack's launcher and its secret token, in a file that only this user can read.
 *
 * @param port on loopback
 */
record ControlFile(int port, String token) {

    private static Path path(StackHome home) {
        return home.run().resolve("control");
    }

    void write(StackHome home) {
        try {
            var next = home.run().resolve(".control.next");
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, "port=%d%ntoken=%s%n".formatted(port, token));
            Files.move(next, path(home), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the control file cannot be written", e);
        }
    }

    static void delete(StackHome home) {
        try {
            Files.deleteIfExists(path(home));
        } catch (IOException e) {
            // The next launcher overwrites it.
        }
    }

    static Optional<ControlFile> read(StackHome home) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(path(home))));
            return Optional.of(new ControlFile(
                    Integer.parseInt(properties.getProperty("port", "0")), properties.getProperty("token", "")));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
