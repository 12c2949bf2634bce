package dev.liftline.local.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.process.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./liftline} in a clone in which nothing is built. */
class CleanCloneTest {

    @TempDir
    private Path clone = Path.of("");

    private record Output(int code, String text) {}

    @BeforeEach
    void copySources() throws IOException {
        copy(Path.of("../liftline"), clone.resolve("liftline"));
        for (var script : List.of("find-jdk.sh", "build.sh")) {
            copy(Path.of("../.mvn", script), clone.resolve(".mvn").resolve(script));
        }
        var sources = Path.of("src/main/java");
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copy(file, clone.resolve("local-stack").resolve(file));
            }
        }
    }

    @Test
    void doctorNeedsNoBuild() throws Exception {
        var output = liftline("doctor");

        assertThat(output.text())
                .contains("build           not built; ./liftline up builds first")
                .contains("home directory  " + clone.resolve(".liftline"))
                .doesNotContain("Building");
        assertThat(clone.resolve("local-stack/target")).doesNotExist();
    }

    @Test
    void doctorIsNotThatOfAnOlderBuild() throws Exception {
        var older = Files.createDirectories(clone.resolve("local-stack/target")).resolve("local-stack.jar");
        Files.createDirectories(older.resolveSibling("lib"));
        Files.writeString(older, "a jar without the checks");
        Files.setLastModifiedTime(older, FileTime.from(Instant.EPOCH));

        assertThat(liftline("doctor").text()).contains("home directory  " + clone.resolve(".liftline"));
    }

    @Test
    void upNamesTheProgramOnATakenPortBeforeItBuilds() throws Exception {
        try (var taken = new ServerSocket(0, 1, Ports.LOOPBACK)) {
            var output = liftline("up", "--ports=free", "--postgres-port=" + taken.getLocalPort());

            assertThat(output.code()).isEqualTo(1);
            assertThat(output.text())
                    .startsWith("Port %d, which PostgreSQL needs, is taken by java ".formatted(taken.getLocalPort()))
                    .contains("(PID %d): stop that program, or "
                            .formatted(ProcessHandle.current().pid()))
                    .endsWith(" --postgres-port.\n")
                    .hasLineCount(1);
            assertThat(clone.resolve(".liftline")).doesNotExist();
        }
    }

    private Output liftline(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("sh", clone.resolve("liftline").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LIFTLINE_CACHE", clone.resolve("cache").toString());
        builder.environment().remove("LIFTLINE_HOME");
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.copy(source, target);
    }
}
