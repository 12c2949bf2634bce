package dev.liftline.drills.plan;

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
 * A file system of a limited size in memory (tmpfs) for a server's data. Only root can mount one. {@link #close} deletes it with its
 * files. Not thread-safe.
 */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /**
     * Mounts a disk; replaces one that an earlier JVM left at the directory.
     *
     * @param directory the mount point; created if it is missing, its files are hidden
     * @throws StartException if this user or operating system cannot mount one
     */
    public static SmallDisk mount(Path directory, int mebibytes) {
        try {
            Files.createDirectories(directory);
            if (Commands.succeeds("mountpoint", "-q", directory.toString())) {
                unmount(directory);
            }
            Commands.run(
                    List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "liftline", directory.toString()));
            return new SmallDisk(directory);
        } catch (IOException e) {
            throw new StartException(
                    "Cannot mount a small disk (%s): this needs root on Linux.".formatted(e.getMessage()), e);
        }
    }

    public Path directory() {
        return directory;
    }

    /** Free bytes. */
    public long free() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /** Fills the disk to the last byte. */
    public void fill() throws IOException {
        try (var ballast = FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writeUntilFull(ballast, BLOCK);
            writeUntilFull(ballast, 1);
        }
    }

    /** Frees the space that {@link #fill} used. */
    public void relieve() throws IOException {
        Files.deleteIfExists(ballast());
    }

    /** Unmounts the disk; its space is freed when no process has a file open on it. */
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
                // Writes on until the disk is full.
            }
        } catch (IOException e) {
            // The disk is full.
        }
    }

    private static void unmount(Path directory) throws IOException {
        Commands.run(List.of("umount", "-l", directory.toString()));
    }
}
