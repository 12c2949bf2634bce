package dev.liftline.local;

import dev.liftline.local.preflight.Workspace;
import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The home directory of a stack, which holds everything it writes: {@code .liftline} in the repository by default.
 *
 * @param root absolute
 */
public record StackHome(Path root) {

    private static final long NEEDED_MEBIBYTES = 1024;

    public StackHome {
        root = root.toAbsolutePath().normalize();
    }

    /** The directory in which the user called {@code ./liftline}: relative file names begin there. */
    public static Path userDirectory() {
        return Path.of(System.getProperty("liftline.directory", "")).toAbsolutePath();
    }

    /** The root of the repository. */
    public static Path repository() {
        return Workspace.current().repository();
    }

    /** The home directory of this repository's stack: {@code LIFTLINE_HOME}, or {@code .liftline} in the repository. */
    public static StackHome current() {
        return new StackHome(Workspace.current().home());
    }

    /** The servers' data. */
    public Path data() {
        return root.resolve("data");
    }

    /** The default data directory of a server. */
    Path data(Server server) {
        return data().resolve(server.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** One log for each process. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Files that are valid only while the stack runs. */
    public Path run() {
        return root.resolve("run");
    }

    /** The lists of replicas that the gateways read. */
    Path upstreams() {
        return run().resolve("upstreams");
    }

    /** Keys, passphrases and PINs: {@link dev.liftline.local.secrets.LocalSecrets}. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** The unpacked applications. */
    public Path apps() {
        return root.resolve("apps");
    }

    /** The home directory of this stack's AOT training. */
    StackHome aotTraining() {
        return new StackHome(root.resolve("aot-training"));
    }

    Path lock() {
        return root.resolve("lock");
    }

    /** Whether a stack runs on it now. */
    public boolean isRunning() {
        return StackLock.isHeld(this);
    }

    /** Creates the directories and checks that the disk has enough space. */
    void prepare() {
        try {
            Files.createDirectories(data());
            Files.createDirectories(logs());
            Files.createDirectories(run());
            var free = Files.getFileStore(root).getUsableSpace() / (1024 * 1024);
            if (free < NEEDED_MEBIBYTES) {
                throw new StartException(
                        "Only %d MiB are free on the disk of %s and Liftline needs %d: free some space or choose another directory with LIFTLINE_HOME."
                                .formatted(free, root, NEEDED_MEBIBYTES));
            }
        } catch (IOException e) {
            throw UnusableHome.because(this, e);
        }
    }
}
