package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiftlineTest {

    @TempDir
    private Path repository = Path.of("");

    private record Output(int code, String out, String err) {}

    @BeforeEach
    void anEmptyRepository() {
        System.setProperty("liftline.root", repository.toString());
    }

    @AfterEach
    void theRealRepository() {
        System.clearProperty("liftline.root");
    }

    private static Output liftline(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Liftline.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Output(code, out.toString(), err.toString());
    }

    @Test
    void showsAllCommandsWithoutACommand() {
        var output = liftline();

        assertThat(output.code()).isZero();
        assertThat(output.out()).contains("up", "status", "scale", "logs", "dead-letters", "down", "reset");
    }

    @Test
    void rejectsAnUnknownCommand() {
        var output = liftline("launch");

        assertThat(output.code()).isEqualTo(2);
        assertThat(output.err()).contains("launch");
    }

    @Test
    void explainsHowToStartWhenNothingRuns() {
        for (var command :
                new String[][] {{"status"}, {"scale", "ingest=4"}, {"dead-letters"}, {"dead-letters", "replay"}}) {
            assertThat(liftline(command))
                    .isEqualTo(new Output(1, "", "Liftline is not running: ./liftline up starts it.\n"));
        }
        assertThat(liftline("down")).isEqualTo(new Output(0, "Liftline is not running.\n", ""));
    }

    @Test
    void rejectsAnInvalidScaleRequestFirst() {
        assertThat(liftline("scale", "ingest=99").err()).isEqualTo("ingest takes 1 to 16 replicas, not 99.\n");
        assertThat(liftline("scale").code()).isEqualTo(2);
    }

    @Test
    void upNamesTheFirstMissingJarAndLeavesNoLock() {
        var output = liftline(
                "up",
                "--port=0",
                "--management-port=0",
                "--kafka-port=0",
                "--kafka-controller-port=0",
                "--postgres-port=0",
                "--redis-port=0");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err()).contains("gateway-service.jar is missing: run ./mvnw package");
        assertThat(liftline("down").out()).isEqualTo("Liftline is not running.\n");
    }

    @Test
    void resetDeletesTheDataWithYes() throws IOException {
        var data = repository.resolve(".liftline/data");
        assertThat(liftline("reset").out()).startsWith("There is no data in ");
        Files.createDirectories(data.resolve("postgres"));

        assertThat(liftline("reset", "--yes").code()).isZero();

        assertThat(data).doesNotExist();
    }

    @Test
    void logsShowTheLastLinesOfTheChosenProcesses() throws IOException {
        assertThat(liftline("logs").err()).startsWith("There are no logs yet");
        var logs = Files.createDirectories(repository.resolve(".liftline/logs"));
        Files.writeString(logs.resolve("ingest-1.log"), "one\ntwo\nthree\n");
        Files.writeString(logs.resolve("ingest-2.log"), "four\n");
        Files.writeString(logs.resolve("kafka.log"), "five\n");

        assertThat(liftline("logs", "ingest-1", "-n", "2").out()).isEqualTo("two\nthree\n");
        assertThat(liftline("logs", "ingest").out().lines())
                .containsExactly(
                        "ingest-1         | one",
                        "ingest-1         | two",
                        "ingest-1         | three",
                        "ingest-2         | four");
        assertThat(liftline("logs", "lift").err())
                .isEqualTo("There is no log of 'lift'; there are those of ingest-1, ingest-2, kafka.\n");
    }
}
