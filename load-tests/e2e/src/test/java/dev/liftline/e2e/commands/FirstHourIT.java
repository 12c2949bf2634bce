package dev.liftline.e2e.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.preflight.PortOption;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plays {@code docs/first-hour.sh} in a clone that was never built: {@code docs/first-hour.md} still says what happens. */
@Tag("slow")
class FirstHourIT {

    private static final Path REPOSITORY = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path CLONE = Path.of("target", "first-hour").toAbsolutePath();
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".liftline");
    private static final String READY = "  \\S+ +ready +[0-9.]+ s";

    /** Progress of a start, a build and the demo; log records; what the demo retried; the lag at that moment. */
    private static final String OF_THE_MACHINE =
            ".*still waiting for.*|(First b|B)uil.*|\\d\\d:\\d\\d  \\[.*|\\d{4}-\\d\\d-\\d\\dT.*"
                    + "|Retries .*|(consumer lag|oldest unstored) .*|liftride-consumer-service .*";

    @Test
    void theFirstHourGoesAsThePageSays() throws Exception {
        FileTree.delete(CLONE);
        copySources();
        ProcessBuilder script = new ProcessBuilder("sh", "docs/first-hour.sh").directory(CLONE.toFile());
        for (PortOption port : PortOption.values()) {
            script.environment().put(port.variable(), Integer.toString(Ports.reserve()));
        }
        script.environment().remove("LIFTLINE_HOME");
        Process played = script.redirectError(CLONE.resolve("errors").toFile()).start();
        String page = new String(played.getInputStream().readAllBytes(), UTF_8);

        assertThat(played.waitFor())
                .as("%s%n%s", page, Files.readString(CLONE.resolve("errors")))
                .isZero();
        assertThat(stable(page)).isEqualTo(stable(Files.readString(REPOSITORY.resolve("docs/first-hour.md"))));
    }

    /**
     * What does not depend on the machine: no progress, no log records, no lag; of the checks only what was checked; no numbers. Lines of
     * processes that become ready, in any order, are sorted.
     */
    private static List<String> stable(String page) {
        List<String> ready =
                page.lines().filter(line -> line.matches(READY)).sorted().toList();
        return Stream.concat(
                        page.lines()
                                .filter(line -> !line.matches(OF_THE_MACHINE) && !line.matches(READY))
                                .map(line -> line.replaceFirst("^(  ok +[^ ]+).*", "$1")),
                        ready.stream())
                .map(line -> line.replaceAll("[0-9][0-9.,:TZ-]*", "#").replaceAll("\\s+", " "))
                // A start before midnight is shown with its date.
                .map(line -> line.replaceAll("#( #)+", "#"))
                .toList();
    }

    private static void copySources() throws IOException {
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (NOT_SOURCES.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(CLONE.resolve(REPOSITORY.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, CLONE.resolve(REPOSITORY.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
