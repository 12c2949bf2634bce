package dev.liftline.drills.disk;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file system of a given size in memory (tmpfs), for a server to keep its data on. Only root can make one. Not thread-safe.
 *
 * <p>It and what is on it are gone with {@link #close}; one that a JVM left behind is taken away by the next {@link #mount} there.
 */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes one.
     *
     * @param directory made where it is missing; what it has is hidden
     * @throws StartException saying why there can be none on this machine
     */
    public static SmallDisk mount(Path directory, int mebibytes) {
        try {
            Files.createDirectories(directory);
            if (isMounted(directory)) {
                unmount(directory);
            }
            Commands.run(
                    List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "liftline", directory.toString()));
            return new SmallDisk(directory);
        } catch (IOException e) {
            throw new StartException(
                    "A small disk cannot be made here (%s): mounting one needs root on Linux."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    public Path directory() {
        return directory;
    }

    /** Bytes that are left. */
    public long free() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves not a byte. */
    public void fill() {
        try (var ballast = FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writeUntilFull(ballast, BLOCK);
            writeUntilFull(ballast, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives back what {@link #fill} took. */
    public void relieve() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody may have a file open on it any more; where somebody has, it goes when that is closed. */
    @Override
    public void close() {
        try {
            unmount(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    private static void writeUntilFull(FileChannel file, int block) {
        try {
            var zeros = ByteBuffer.allocate(block);
            while (file.write(zeros.clear()) > 0) {
                // Another one.
            }
        } catch (IOException e) {
            // No space left: what was wanted.
        }
    }

    private static boolean isMounted(Path directory) {
        return Commands.succeeds("mountpoint", "-q", directory.toString());
    }

    private static void unmount(Path directory) throws IOException {
        Commands.run(List.of("umount", "-l", directory.toString()));
    }
}
