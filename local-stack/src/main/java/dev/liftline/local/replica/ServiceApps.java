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
 * The services' applications, unpacked from their jars to {@code .liftline/apps} by the jar's hash. Replicas run the unpacked ones: a
 * build beside a running stack does not change their files, and AOT caches require plain jars. Thread-safe.
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
     * Applications that use their AOT caches.
     *
     * @param repository the root of the repository
     * @param unpacked the directory to unpack to
     */
    public static ServiceApps of(Path repository, Path unpacked) {
        return new ServiceApps(repository, unpacked, false);
    }

    /** Applications that record their AOT caches. Each may run in one replica only. */
    public static ServiceApps recording(Path repository, Path unpacked) {
        return new ServiceApps(repository, unpacked, true);
    }

    /** Whether every application has its AOT cache. */
    public boolean haveCaches() {
        return all().allMatch(app -> app.aotCache().exists());
    }

    /** Generates the bean definitions of every application that has none. */
    public void generateBeanDefinitions() throws IOException {
        for (var app : all().toList()) {
            app.generateBeanDefinitions();
        }
    }

    /** Deletes recordings that were not kept. */
    public void discardRecorded() throws IOException {
        for (var app : all().toList()) {
            app.aotCache().discardRecorded();
        }
    }

    /** Makes the recordings the AOT caches of later starts. */
    public void keepRecorded() throws IOException {
        for (var app : all().toList()) {
            app.aotCache().keepRecorded();
        }
    }

    /** Each application once: both query roles share one. */
    private Stream<ServiceApp> all() {
        return Stream.of(Role.GATEWAY, Role.INGEST, Role.CONSUMER, Role.QUERY_MOBILE, Role.IDENTITY)
                .map(this::app);
    }

    /**
     * Checks that the jar of every service exists.
     *
     * @throws StartException with the first missing jar
     */
    public void requireBuilt() {
        for (var role : Role.values()) {
            if (!Files.isRegularFile(jar(role))) {
                throw new StartException("%s is missing: run ./mvnw package -DskipTests.".formatted(jar(role)));
            }
        }
    }

    /** Makes later starts use the jars as they are then. */
    public void refresh() {
        directories.clear();
    }

    /** Deletes the applications of earlier builds. No replica may run. */
    public void deleteOlder() {
        var present = all().map(ServiceApp::directory).toList();
        try (var found = Files.newDirectoryStream(unpacked, entry -> Files.isDirectory(entry))) {
            for (var directory : found) {
                if (!present.contains(directory)) {
                    FileTree.delete(directory);
                }
            }
        } catch (IOException e) {
            throw new StartException(
                    "The applications of an earlier build in %s cannot be deleted: %s."
                            .formatted(unpacked, e.getMessage()),
                    e);
        }
    }

    /** The directory of the application that replicas run if they are started now: as it was built at the last {@link #refresh}. */
    public Path current(Role role) {
        return app(role).directory();
    }

    /**
     * The directory of the application as it is built now. Replicas that run from another one are outdated.
     *
     * @throws StartException if the jar cannot be read
     */
    public Path built(Role role) {
        try {
            return directory(role);
        } catch (IOException e) {
            throw new StartException("%s cannot be read: %s.".formatted(jar(role), e.getMessage()), e);
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
            var directory = directory(role);
            if (!Files.exists(directory)) {
                Files.createDirectories(unpacked);
                // Another process may unpack the same application.
                var partial = directory.resolveSibling(directory.getFileName() + ".partial-"
                        + ProcessHandle.current().pid());
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
                moveUnlessPresent(partial, directory);
            }
            return directory;
        } catch (IOException e) {
            throw new StartException("%s cannot be unpacked to %s: %s.".formatted(jar, unpacked, e.getMessage()), e);
        }
    }

    private static void moveUnlessPresent(Path partial, Path directory) throws IOException {
        try {
            Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(directory)) {
                throw e;
            }
            FileTree.delete(partial);
        }
    }

    private Path directory(Role role) throws IOException {
        return unpacked.resolve(role.module() + "-" + hash(jar(role)));
    }

    /** A hash of the names and checksums of the jar's entries: hashing its content would take seconds. */
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
