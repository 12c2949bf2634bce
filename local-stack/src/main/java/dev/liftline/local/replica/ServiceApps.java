package dev.liftline.local.replica;

import dev.liftline.local.process.Commands;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The services' applications, unpacked from their jars under {@code .liftline/apps} by the jar's hash. Replicas run the unpacked ones, so
 * that a build beside a running stack changes nothing under it and an AOT cache has plain jars to fit. Thread-safe.
 */
public final class ServiceApps {

    private final Path repository;
    private final Path unpacked;
    private final boolean recording;
    private final Map<String, Path> directories = new ConcurrentHashMap<>();

    private ServiceApps(Path repository, Path unpacked, boolean recording) {
        this.repository = repository;
        this.unpacked = unpacked;
        this.recording = recording;
    }

    /**
     * Applications that begin with their AOT caches where there are any.
     *
     * @param repository where the modules are built
     * @param unpacked where to unpack to
     */
    public static ServiceApps of(Path repository, Path unpacked) {
        return new ServiceApps(repository, unpacked, false);
    }

    /** The same applications, whose JVMs record AOT caches. There may be one replica of each. */
    public static ServiceApps recording(Path repository, Path unpacked) {
        return new ServiceApps(repository, unpacked, true);
    }

    /** Whether every application has its AOT cache. */
    public boolean haveCaches() {
        return all().allMatch(app -> app.aotCache().exists());
    }

    /** Forgets what was recorded and not kept. */
    public void discardRecorded() throws IOException {
        for (var app : all().toList()) {
            app.aotCache().discardRecorded();
        }
    }

    /** Makes what was recorded the AOT caches of later starts. */
    public void keepRecorded() throws IOException {
        for (var app : all().toList()) {
            app.aotCache().keepRecorded();
        }
    }

    /** One of each: the roles of queries share theirs. */
    private Stream<ServiceApp> all() {
        return Stream.of(Role.GATEWAY, Role.INGEST, Role.CONSUMER, Role.QUERY_MOBILE)
                .map(this::app);
    }

    /**
     * Insists on the jars of every service.
     *
     * @throws StartException naming the first that is missing
     */
    public void requireBuilt() {
        for (var role : Role.values()) {
            if (!Files.isRegularFile(jar(role))) {
                throw new StartException("%s is missing: run ./mvnw package -DskipTests.".formatted(jar(role)));
            }
        }
    }

    ServiceApp app(Role role) {
        return new ServiceApp(role, directories.computeIfAbsent(role.module(), module -> unpack(role)), recording);
    }

    private Path jar(Role role) {
        return repository.resolve(role.module(), "target", role.module() + ".jar");
    }

    private Path unpack(Role role) {
        var jar = jar(role);
        try {
            var directory = unpacked.resolve(role.module() + "-" + hash(jar));
            if (!Files.exists(directory)) {
                deleteOlder(role);
                var partial = directory.resolveSibling(directory.getFileName() + ".partial");
                FileTree.delete(partial);
                Commands.run(List.of(
                        JvmOptions.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        partial.toString()));
                Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
            }
            return directory;
        } catch (IOException e) {
            throw new StartException("%s cannot be unpacked to %s: %s.".formatted(jar, unpacked, e.getMessage()), e);
        }
    }

    private void deleteOlder(Role role) throws IOException {
        Files.createDirectories(unpacked);
        try (var older = Files.newDirectoryStream(unpacked, role.module() + "-*")) {
            for (var directory : older) {
                FileTree.delete(directory);
            }
        }
    }

    /** Of the names and checksums of what is in the jar: reading all of it takes seconds. */
    private static String hash(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var digest = MessageDigest.getInstance("SHA-256");
            zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc() + " " + entry.getSize() + "\n")
                    .forEach(entry -> digest.update(entry.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
