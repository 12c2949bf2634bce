package dev.liftline.local.secrets;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/** Reads and writes files that only their user can read. */
final class SecretFile {

    private static final Set<PosixFilePermission> OF_THE_USER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private SecretFile() {}

    static void createDirectory(Path directory) throws IOException {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        } catch (FileAlreadyExistsException e) {
            Files.setPosixFilePermissions(directory, DIRECTORY);
        }
    }

    /** Replaces a file at once: a reader sees the old lines or the new ones. */
    static void write(Path file, List<String> lines) throws IOException {
        var next = file.resolveSibling("." + file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(OF_THE_USER));
        Files.write(next, lines, StandardCharsets.US_ASCII);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The lines of a file, without blank ones.
     *
     * @throws StartException if it cannot be read, or others can read it
     */
    static List<String> read(Path file) {
        try {
            if (!OF_THE_USER.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
                throw new StartException(
                        "%s can be read by other users: run chmod 600 on it, or ./liftline reset for new secrets and no data."
                                .formatted(file));
            }
            return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw damaged(file, e instanceof NoSuchFileException ? "it is missing" : "it cannot be read");
        }
    }

    /** One sentence with the remedy. The reason never quotes the file. */
    static StartException damaged(Path file, String reason) {
        return new StartException(
                "%s is damaged (%s): put back a copy of it, or run ./liftline reset for new secrets and no data."
                        .formatted(file, reason));
    }
}
