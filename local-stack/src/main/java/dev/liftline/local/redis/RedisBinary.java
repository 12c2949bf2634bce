package dev.liftline.local.redis;

import dev.liftline.local.process.BinaryCache;
import dev.liftline.local.process.Platform;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The static {@code redis-server} binary for this platform. */
final class RedisBinary {

    private static final String VERSION = "7.0.15";

    private RedisBinary() {}

    static Path file(BinaryCache cache, Platform platform) {
        var name = "redis-server-%s-%s-%s".formatted(VERSION, platform.system(), platform.processor());
        return cache.get(name, target -> copy(name, target));
    }

    private static void copy(String name, Path target) throws IOException {
        try (var binary = RedisBinary.class.getResourceAsStream("/" + name)) {
            if (binary == null) {
                throw new StartException(
                        "Redis's binary %s is not on the class path: build Liftline again with ./mvnw package."
                                .formatted(name));
            }
            Files.copy(binary, target);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
