package dev.liftline.local.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reserves ports among the JVMs of one user. A reservation locks one byte of a file, the byte at the port's number: the operating system
 * releases it however the JVM ends. Thread-safe.
 */
final class PortReservations {

    private final Path file;
    private final Map<Integer, FileLock> held = new HashMap<>();
    // Closing any channel of the file releases all of this JVM's locks, so this is the only one and it stays open.
    private @Nullable FileChannel channel;

    PortReservations(Path file) {
        this.file = file;
    }

    /** Reserves a free port between two, beginning at a random one. */
    int reserveAny(int first, int last) {
        int count = last - first + 1;
        int offset = ThreadLocalRandom.current().nextInt(count);
        return reserve(IntStream.range(0, count).map(i -> first + (offset + i) % count));
    }

    /**
     * Reserves the first of the candidates that is free and not reserved.
     *
     * @throws StartException if there is none, or the file cannot be locked
     */
    synchronized int reserve(IntStream candidates) {
        return candidates
                .filter(this::tryReserve)
                .findFirst()
                .orElseThrow(() -> new StartException("No port is free: stop other stacks or choose other ports."));
    }

    synchronized void release(int port) {
        var lock = held.remove(port);
        if (lock != null) {
            try {
                lock.release();
            } catch (IOException e) {
                // The operating system releases it when this JVM ends.
            }
        }
    }

    private boolean tryReserve(int port) {
        if (held.containsKey(port)) {
            return false;
        }
        try {
            var lock = channel().tryLock(port, 1, false);
            if (lock == null) {
                return false;
            }
            if (!Ports.isFree(port)) {
                lock.release();
                return false;
            }
            held.put(port, lock);
            return true;
        } catch (IOException e) {
            throw new StartException(
                    "Ports cannot be reserved in %s (%s): make it writable or set LIFTLINE_CACHE to another directory."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private FileChannel channel() throws IOException {
        var open = channel;
        if (open == null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }
}
