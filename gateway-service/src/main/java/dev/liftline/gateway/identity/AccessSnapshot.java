package dev.liftline.gateway.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
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

    /** Passes what the last gateway knew to {@code target}; does nothing if there is no usable file. */
    void read(Consumer<AccessChanges> target) {
        try {
            AccessChanges last = AccessJson.read(Files.readAllBytes(file), AccessChanges.class);
            target.accept(last);
            log.info(
                    "Read {} keys of version {} from the access snapshot",
                    last.keys().size(),
                    last.version());
        } catch (NoSuchFileException e) {
            log.info("There is no access snapshot {} yet", file);
        } catch (IOException | IllegalArgumentException e) {
            log.warn("The access snapshot {} cannot be read and is ignored: {}", file, e.getMessage());
        }
    }

    /** Replaces the file as a whole. A failure is logged once, and the next change tries again. */
    void write(AccessChanges all) {
        Path written = null;
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            written = Files.createTempFile(
                    directory, file.getFileName().toString(), ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer json = ByteBuffer.wrap(AccessJson.write(all));
                while (json.hasRemaining()) {
                    channel.write(json);
                }
                // Otherwise a power failure could leave an empty file under the name.
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            failing = false;
        } catch (IOException e) {
            delete(written);
            if (!failing) {
                failing = true;
                log.warn("The access snapshot {} cannot be written: {}", file, e.toString());
            }
        }
    }

    private static void delete(@Nullable Path written) {
        try {
            if (written != null) {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            log.debug("The unfinished snapshot {} stays: {}", written, e.toString());
        }
    }
}
