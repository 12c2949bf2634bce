package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.cli.LiftlineProcess.Output;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./liftline} as its user runs it: a process with an environment, a home directory and an exit code. */
class LiftlineProcessTest {

    @TempDir
    private Path home = Path.of("");

    private Map<String, String> environment() {
        return Map.of("LIFTLINE_HOME", home.toString());
    }

    @Test
    void namesTheVariableOfAnInvalidPort() throws Exception {
        assertThat(LiftlineProcess.run(
                        Map.of("LIFTLINE_HOME", home.toString(), "LIFTLINE_PORT", "abc"), "up", "--redis-port=16379"))
                .isEqualTo(new Output(2, "", "LIFTLINE_PORT=abc: must be a whole number from 1 to 65,535.\n"));
    }

    @Test
    void explainsAHomeDirectoryThatIsAFile() throws Exception {
        var file = Files.createFile(home.resolve("file"));

        var output = LiftlineProcess.run(Map.of("LIFTLINE_HOME", file.toString()), "up");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err())
                .isEqualTo(
                        "The home directory %1$s cannot be used (%1$s is a file): make it writable for %2$s, or choose another with LIFTLINE_HOME.\n"
                                .formatted(file, System.getProperty("user.name")));
    }

    @Test
    @DisabledOnOs(OS.MAC)
    void explainsAHomeDirectoryThatCannotBeWritten() throws Exception {
        var output = LiftlineProcess.run(Map.of("LIFTLINE_HOME", "/proc/liftline"), "up");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err().lines())
                .singleElement()
                .asString()
                .startsWith("The home directory /proc/liftline cannot be used (")
                .endsWith("or choose another with LIFTLINE_HOME.");
    }

    @Test
    void demoSaysThatNothingRuns() throws Exception {
        assertThat(LiftlineProcess.run(environment(), "demo"))
                .isEqualTo(
                        new Output(
                                1,
                                "",
                                "Liftline is not running: ./liftline up starts it, or --url=http://… names another gateway.\n"));
    }

    @Test
    void writesNoColoursIntoAPipe() throws Exception {
        var logs = Files.createDirectories(home.resolve("logs"));
        Files.writeString(logs.resolve("redis.log"), "1:M 29 Nov 2026 21:15:24.064 # Out of memory\n");

        assertThat(LiftlineProcess.run(environment(), "logs"))
                .isEqualTo(new Output(0, "redis            | 1:M 29 Nov 2026 21:15:24.064 # Out of memory\n", ""));
    }

    @Test
    void logsFollowNewRecordsAndNewProcesses() throws Exception {
        var logs = Files.createDirectories(home.resolve("logs"));
        var ingest = Files.writeString(logs.resolve("ingest-1.log"), "2026-11-29T21:15:28.814Z  INFO first\n");
        var process = LiftlineProcess.of(environment(), "logs", "-f").start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).endsWith("first");
            Files.writeString(ingest, "2026-11-29T21:15:29.000Z  INFO second\n", StandardOpenOption.APPEND);
            assertThat(lines.readLine()).isEqualTo("ingest-1         | 2026-11-29T21:15:29.000Z  INFO second");
            Files.writeString(logs.resolve("ingest-2.log"), "2026-11-29T21:15:30.000Z  INFO third\n");
            assertThat(lines.readLine()).isEqualTo("ingest-2         | 2026-11-29T21:15:30.000Z  INFO third");
        } finally {
            process.destroy();
        }
    }

    @Test
    void bashKnowsTheCompletionOfLiftline() throws Exception {
        var script = LiftlineProcess.run(environment(), "completion", "bash");
        assertThat(script.code()).isZero();
        assertThat(script.out()).contains("operators").contains("passphrase");
        var bash = new ProcessBuilder("bash", "-c", "source /dev/stdin; complete -p liftline")
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().write(script.out().getBytes(StandardCharsets.UTF_8));
        bash.getOutputStream().close();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("-F _complete_liftline");
    }
}
