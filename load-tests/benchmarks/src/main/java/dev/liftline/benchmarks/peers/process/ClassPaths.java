package dev.liftline.benchmarks.peers.process;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.local.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets Maven build or resolve the peers, which no other build of the repository needs. A class path is kept until its
 * sources change.
 */
public final class ClassPaths {

    private final BenchmarkContext context;
    private final Path peers;
    private final Path directory;

    public ClassPaths(BenchmarkContext context) throws IOException {
        this.context = context;
        this.peers = context.repository().resolve(Path.of("load-tests", "peers"));
        this.directory = Files.createDirectories(context.directory().resolve("peers"));
    }

    /** Returns the class path of Liftline's own peers, whose configuration and main classes are on it. */
    public ClassPath own() throws IOException, UnavailableException {
        Path file = peers.resolve(Path.of("target", "class-path"));
        resolve(
                "spring",
                file,
                List.of(peers.resolve("pom.xml"), peers.resolve("src")),
                List.of(
                        "-f",
                        context.repository().toString(),
                        "-Ppeers",
                        "-pl",
                        "load-tests/peers",
                        "package",
                        "-DskipTests",
                        "-Dspotless.check.skip",
                        "-Denforcer.skip",
                        "-Dmdep.analyze.skip"));
        return new ClassPath(Files.readString(file).strip()).after(classes());
    }

    /** Returns the directory with the classes of Liftline's own peers. */
    public String classes() {
        return peers.resolve(Path.of("target", "classes")).toString();
    }

    /** Returns the class path that {@code load-tests/peers/NAME/pom.xml} describes. */
    public ClassPath thirdParty(String name) throws IOException, UnavailableException {
        Path pom = peers.resolve(Path.of(name, "pom.xml"));
        Path file = directory.resolve(name + ".class-path");
        resolve(
                name,
                file,
                List.of(pom),
                List.of(
                        "-f",
                        pom.toString(),
                        "dependency:build-classpath",
                        "-Dmdep.includeScope=runtime",
                        "-Dmdep.outputFile=" + file));
        return new ClassPath(Files.readString(file).strip());
    }

    private void resolve(String name, Path file, List<Path> sources, List<String> arguments)
            throws IOException, UnavailableException {
        if (isUpToDate(file, sources)) {
            return;
        }
        context.progress("resolving the class path of peers/%s with Maven".formatted(name));
        Path log = directory.resolve(name + ".maven.log");
        List<String> command = new ArrayList<>(
                List.of(context.repository().resolve("mvnw").toString(), "-B", "-ntp", "-U", "-l", log.toString()));
        command.addAll(arguments);
        try {
            Commands.run(command);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw new UnavailableException(
                    "Maven could not resolve peers/%s: look into %s, or try again with a connection to Maven Central."
                            .formatted(name, context.repository().relativize(log)));
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    private static boolean isUpToDate(Path file, List<Path> sources) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        FileTime resolved = Files.getLastModifiedTime(file);
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path each : files.toList()) {
                    if (Files.getLastModifiedTime(each).compareTo(resolved) > 0) {
                        return false;
                    }
                }
            }
        }
        return Stream.of(Files.readString(file).strip().split(":", -1)).allMatch(jar -> Files.exists(Path.of(jar)));
    }
}
