package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./liftline logs} over the logs of several processes. */
class MergedLogsTest {

    @TempDir
    private Path repository = Path.of("");

    @BeforeEach
    void logsOfARun() throws IOException {
        System.setProperty("liftline.root", repository.toString());
        var logs = Files.createDirectories(repository.resolve(".liftline/logs"));
        Files.writeString(logs.resolve("build.log"), "[INFO] Scanning for projects...\n");
        Files.writeString(logs.resolve("gateway.log"), """
                2026-11-29T10:00:00.000Z  INFO gateway starts
                2026-11-29T10:00:03.000Z  WARN request r-17 was retried
                """);
        Files.writeString(logs.resolve("ingest-1.log"), """
                [0.016s][warning][aot] not linked
                2026-11-29T10:00:01.000Z  INFO ingest starts
                2026-11-29T10:00:04.000Z ERROR request r-17 failed
                java.io.IOException: broken
                \tat dev.liftline.ingest.Send
                2026-11-29T10:00:06.000Z  INFO request r-171 succeeded
                """);
        Files.writeString(logs.resolve("postgres.log"), """
                2026-11-29 10:00:02.000 UTC [1] LOG:  starting
                2026-11-29 10:00:05.000 UTC [1] ERROR:  no such table
                2026-11-29 10:00:05.000 UTC [1] STATEMENT:  SELECT
                \t1
                """);
    }

    @AfterEach
    void theRealRepository() {
        System.clearProperty("liftline.root");
    }

    private static List<String> logs(String... options) {
        var out = new StringWriter();
        var arguments = new String[options.length + 1];
        arguments[0] = "logs";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Liftline.run(new PrintWriter(out), new PrintWriter(out), arguments);
        return out.toString().lines().map(line -> line.replaceAll(" +", " ")).toList();
    }

    @Test
    void areOrderedByTimeWithoutTheBuild() {
        assertThat(logs())
                .containsExactly(
                        "gateway | 2026-11-29T10:00:00.000Z INFO gateway starts",
                        "ingest-1 | [0.016s][warning][aot] not linked",
                        "ingest-1 | 2026-11-29T10:00:01.000Z INFO ingest starts",
                        "postgres | 2026-11-29 10:00:02.000 UTC [1] LOG: starting",
                        "gateway | 2026-11-29T10:00:03.000Z WARN request r-17 was retried",
                        "ingest-1 | 2026-11-29T10:00:04.000Z ERROR request r-17 failed",
                        "ingest-1 | java.io.IOException: broken",
                        "ingest-1 | \tat dev.liftline.ingest.Send",
                        "postgres | 2026-11-29 10:00:05.000 UTC [1] ERROR: no such table",
                        "postgres | 2026-11-29 10:00:05.000 UTC [1] STATEMENT: SELECT",
                        "postgres | \t1",
                        "ingest-1 | 2026-11-29T10:00:06.000Z INFO request r-171 succeeded");
    }

    @Test
    void showTheLastLinesOfAllTogether() {
        assertThat(logs("-n", "2"))
                .containsExactly("postgres | \t1", "ingest-1 | 2026-11-29T10:00:06.000Z INFO request r-171 succeeded");
    }

    @Test
    void showALevelAndAboveWithTheWholeRecord() {
        assertThat(logs("--level", "error"))
                .hasSize(6)
                .allMatch(line -> line.startsWith("ingest-1 |") || line.startsWith("postgres |"));
    }

    @Test
    void followARequestThroughAllServices() {
        assertThat(logs("--request", "r-17"))
                .containsExactly(
                        "gateway | 2026-11-29T10:00:03.000Z WARN request r-17 was retried",
                        "ingest-1 | 2026-11-29T10:00:04.000Z ERROR request r-17 failed",
                        "ingest-1 | java.io.IOException: broken",
                        "ingest-1 | \tat dev.liftline.ingest.Send");
        assertThat(logs("--request", "r-18")).singleElement().asString().startsWith("No log has a record about");
    }

    @Test
    void beginAtATime() {
        assertThat(logs("--since", "2999-01-01T00:00")).isEmpty();
        assertThat(logs("--since", "2026-01-01T00:00")).hasSize(12);
    }

    @Test
    void showTheBuildByName() {
        assertThat(logs("build")).containsExactly("[INFO] Scanning for projects...");
    }
}
