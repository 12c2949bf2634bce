package dev.liftline.local;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets at most one stack run on a home directory. The operating system releases the lock however the holder ends. */
final class StackLock {

    // Closing any channel of the file releases this JVM's lock on it, and the garbage collector closes an
    // unreachable one. So this map refers to the holders, and no code opens the file of a lock that this JVM
    // holds already.
    private static final Map<Path, StackLock> HELD = new HashMap<>();

    private final Path file;
    private final FileChannel channel;

    private StackLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static StackLock acquire(StackHome home) {
        var file = home.lock();
        synchronized (HELD) {
            try {
                var lock = HELD.containsKey(file) ? null : lock(file);
                if (lock == null) {
                    throw new StartException(
                            "Liftline already runs on %s: ./liftline status shows it, ./liftline down stops it."
                                    .formatted(home.root()));
                }
                HELD.put(file, lock);
                return lock;
            } catch (IOException e) {
                throw UnusableHome.because(home, e);
            }
        }
    }

    static boolean isHeld(StackHome home) {
        var file = home.lock();
        synchronized (HELD) {
            if (HELD.containsKey(file) || !Files.exists(file)) {
                return HELD.containsKey(file);
            }
            try {
                var lock = lock(file);
                if (lock == null) {
                    return true;
                }
                lock.channel.close();
                return false;
            } catch (AccessDeniedException e) {
                // Another user's: whether a stack runs on it is unknown.
                throw UnusableHome.because(home, e);
            } catch (IOException e) {
                return false;
            }
        }
    }

    void release() {
        synchronized (HELD) {
            HELD.remove(file);
            try {
                channel.close();
            } catch (IOException e) {
                // The operating system closes it when this JVM ends.
            }
        }
    }

    /** The lock, or null if another process holds it. */
    private static @Nullable StackLock lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return new StackLock(file, channel);
        }
        channel.close();
        return null;
    }
}
