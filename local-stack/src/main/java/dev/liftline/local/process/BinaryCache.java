package dev.liftline.local.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Unpacked server binaries, shared by every checkout of this user; safe for several JVMs at once. */
public final class BinaryCache {

    private static final Object UNPACK_LOCK = new Object();

    private final Path root;

    BinaryCache(Path root) {
        this.root = root;
    }

    /** The cache in the {@link CacheDirectory}. */
    public static BinaryCache ofUser() {
        return new BinaryCache(CacheDirectory.ofUser());
    }

    /**
     * Returns the entry of that name, and unpacks it the first time.
     *
     * @param name contains the version of what is unpacked
     * @throws StartException if it cannot be unpacked
     */
    public Path get(String name, Unpacking unpacking) {
        var entry = root.resolve(name);
        if (Files.exists(entry)) {
            return entry;
        }
        try {
            Files.createDirectories(root);
            synchronized (UNPACK_LOCK) {
                try (var lockFile = FileChannel.open(
                                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = lockFile.lock()) {
                    if (!Files.exists(entry) && lock.isValid()) {
                        unpack(unpacking, entry);
                    }
                }
            }
            return entry;
        } catch (IOException e) {
            throw new StartException(
                    "The servers' binaries cannot be unpacked to %s (%s): free some space there or set LIFTLINE_CACHE to another directory."
                            .formatted(root, e.getMessage()),
                    e);
        }
    }

    private void unpack(Unpacking unpacking, Path entry) throws IOException {
        var partial = Files.createTempDirectory(root, "unpacking-");
        try {
            var content = partial.resolve("content");
            unpacking.unpackTo(content);
            try {
                Files.move(content, entry, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(content, entry);
            }
        } finally {
            FileTree.delete(partial);
        }
    }

    /** Writes an entry to a path that does not exist yet, as a file or a directory. */
    @FunctionalInterface
    public interface Unpacking {
        void unpackTo(Path target) throws IOException;
    }
}
