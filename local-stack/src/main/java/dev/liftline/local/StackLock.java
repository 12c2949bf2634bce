package dev.liftline.local;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** At most one stack runs on a home directory; the system takes the lock back however the holder ends. */
final class StackLock {

    // NB: a channel that nothing refers to is closed by the garbage collector, and its lock with it.
    private static final Set<StackLock> HELD = new HashSet<>();

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    static StackLock acquire(StackHome home) {
        try {
            var channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartException(
                        "Liftline runs already on %s: ./liftline status shows it, ./liftline down stops it."
                                .formatted(home.root()));
            }
            var lock = new StackLock(channel);
            synchronized (HELD) {
                HELD.add(lock);
            }
            return lock;
        } catch (IOException e) {
            throw new StartException("%s cannot be locked: %s.".formatted(home.lock(), e.getMessage()), e);
        }
    }

    static boolean isHeld(StackHome home) {
        if (!Files.exists(home.lock())) {
            return false;
        }
        try (var channel = FileChannel.open(home.lock(), StandardOpenOption.WRITE)) {
            var lock = tryLock(channel);
            return lock == null;
        } catch (IOException e) {
            return false;
        }
    }

    void release() {
        synchronized (HELD) {
            HELD.remove(this);
        }
        try {
            channel.close();
        } catch (IOException e) {
            // The system closes it with the process.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
