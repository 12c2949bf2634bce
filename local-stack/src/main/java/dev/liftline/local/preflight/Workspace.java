package dev.liftline.local.preflight;

import dev.liftline.local.process.CacheDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directories that Liftline uses.
 *
 * @param repository its root
 * @param home data and logs
 * @param cache unpacked binaries, shared by this user's stacks
 */
public record Workspace(Path repository, Path home, Path cache) {

    /** Those that {@code ./liftline} uses: from the property {@code liftline.root}, {@code LIFTLINE_HOME} and {@code LIFTLINE_CACHE}. */
    public static Workspace current() {
        var repository = Path.of(System.getProperty("liftline.root", ""))
                .toAbsolutePath()
                .normalize();
        var chosen = System.getenv("LIFTLINE_HOME");
        var home = chosen == null || chosen.isBlank() ? repository.resolve(".liftline") : Path.of(chosen);
        return new Workspace(repository, home.toAbsolutePath().normalize(), CacheDirectory.ofUser());
    }

    /** Whether a stack of another JVM holds the home directory. */
    boolean isRunning() {
        var lock = home.resolve("lock");
        if (!Files.isRegularFile(lock)) {
            return false;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            return held == null;
        } catch (IOException e) {
            return false;
        }
    }
}
