package dev.liftline.local.process;

import java.nio.file.Path;

/** Where this user's stacks share unpacked binaries and port reservations. Needs the JDK alone. */
public final class CacheDirectory {

    private CacheDirectory() {}

    /** {@code LIFTLINE_CACHE}, or {@code liftline} in the user's cache directory. */
    public static Path ofUser() {
        var chosen = System.getenv("LIFTLINE_CACHE");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        var xdg = System.getenv("XDG_CACHE_HOME");
        var base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("liftline").toAbsolutePath();
    }
}
