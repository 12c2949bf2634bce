package dev.liftline.gateway.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with everything a gateway knew, hashes only and readable by its user only, so that a gateway that starts while the
 * identity service is away knows its scanners. For one thread.
 */
final class AccessSnapshot {

    private static final Logger log = LoggerFactory.getLogger(AccessSnapshot.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private boolean failing;

    AccessSnapshot(Path file) {
        this.file = file;
    }

    /** What the last gateway knew; null if there is no usable file. */
    @Nullable
    AccessChanges read() {
        try {
            return AccessJson.read(Files.readAllBytes(file), AccessChanges.class);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | IllegalArgumentException e) {
            log.warn("The access snapshot {} cannot be read and is ignored: {}", file, e.getMessage());
            return null;
        }
    }

    /** Replaces the file as a whole. A failure is logged once, and the next change tries again. */
    void write(AccessChanges all) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path written = Files.createTempFile(
                    directory, file.getFileName().toString(), ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.write(written, AccessJson.write(all));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                failing = true;
                log.warn("The access snapshot {} cannot be written: {}", file, e.toString());
            }
        }
    }
}
