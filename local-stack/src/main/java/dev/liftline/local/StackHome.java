package dev.liftline.local;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory that holds everything a stack keeps: {@code .liftline} in the repository.
 *
 * @param root absolute
 */
public record StackHome(Path root) {

    /** Tells the root of the repository; {@code ./liftline} sets it. */
    private static final String ROOT_PROPERTY = "liftline.root";

    private static final long NEEDED_MEBIBYTES = 1024;

    public StackHome {
        root = root.toAbsolutePath().normalize();
    }

    /** The root of the repository. */
    public static Path repository() {
        return Path.of(System.getProperty(ROOT_PROPERTY, "")).toAbsolutePath().normalize();
    }

    /** The home of this repository's stack: {@code LIFTLINE_HOME}, or {@code .liftline} in the repository. */
    public static StackHome current() {
        var chosen = System.getenv("LIFTLINE_HOME");
        return new StackHome(chosen == null || chosen.isBlank() ? repository().resolve(".liftline") : Path.of(chosen));
    }

    /** What PostgreSQL, Kafka and Redis store. */
    public Path data() {
        return root.resolve("data");
    }

    /** Where small disks are mounted for servers that have one in place of {@link #data}. */
    Path disks() {
        return root.resolve("disks");
    }

    /** One log for each process. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** What is true only while the stack runs. */
    public Path run() {
        return root.resolve("run");
    }

    /** What the gateways read of the replicas behind them. */
    Path upstreams() {
        return run().resolve("upstreams");
    }

    /** The unpacked applications. */
    public Path apps() {
        return root.resolve("apps");
    }

    /** The home of the stack that is rehearsed before this home's. */
    StackHome rehearsal() {
        return new StackHome(root.resolve("rehearsal"));
    }

    Path lock() {
        return root.resolve("lock");
    }

    /** Whether a stack holds it at this moment. */
    public boolean isRunning() {
        return StackLock.isHeld(this);
    }

    /** Makes the directories, and insists on room for a day's work. */
    void prepare() {
        try {
            Files.createDirectories(data());
            Files.createDirectories(logs());
            Files.createDirectories(run());
            var free = Files.getFileStore(root).getUsableSpace() / (1024 * 1024);
            if (free < NEEDED_MEBIBYTES) {
                throw new StartException(
                        "Only %d MiB are free on the disk of %s and Liftline wants %d: free some space or choose another directory with LIFTLINE_HOME."
                                .formatted(free, root, NEEDED_MEBIBYTES));
            }
        } catch (IOException e) {
            throw new StartException(
                    "%s cannot be written (%s): make it writable or choose another directory with LIFTLINE_HOME."
                            .formatted(root, e.getMessage()),
                    e);
        }
    }
}
