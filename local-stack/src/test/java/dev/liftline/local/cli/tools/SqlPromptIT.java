package dev.liftline.local.cli.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.postgres.Postgres;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Ports;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlPromptIT {

    @TempDir
    private static Path directory = Path.of("");

    private static final int PORT = Ports.reserve();
    private static ManagedProcess postgres = Postgres.process(Path.of(""), Path.of(""), PORT);

    private final InputStream input = System.in;
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeAll
    static void start() {
        postgres = Postgres.process(directory.resolve("postgres"), directory.resolve("postgres.log"), PORT);
        postgres.start();
    }

    @AfterAll
    static void kill() {
        postgres.kill();
    }

    @AfterEach
    void restoreInput() {
        System.setIn(input);
    }

    @Test
    void printsRowsAndTheirNumber() {
        assertThat(prompt().run("SELECT 7 AS lift, 'Eagle' AS name, NULL AS closed"))
                .isZero();

        assertThat(output).hasToString("""
            lift  name   closed
            ----  -----  ------
               7  Eagle
            (1 row)
            """);
    }

    @Test
    void runsEachStatementOfAText() {
        assertThat(prompt().run("CREATE TABLE piste (id integer); INSERT INTO piste VALUES (1), (2)"))
                .isZero();

        assertThat(output).hasToString("0 rows changed.\n2 rows changed.\n");
    }

    @Test
    void printsWhyPostgresRejectsAStatement() {
        assertThat(prompt().run("SELECT nothing")).isEqualTo(1);

        assertThat(output.toString()).isEmpty();
        assertThat(errors.toString()).startsWith("ERROR: column \"nothing\" does not exist");
    }

    @Test
    void readsStatementsFromStandardInput() {
        System.setIn(new ByteArrayInputStream(
                "SELECT 1\n  AS one;\nSELECT nothing;\n\\dt\nSELECT 2 AS two\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(prompt().read()).isEqualTo(1);

        assertThat(output.toString())
                .startsWith("one\n---\n  1\n(1 row)\n")
                .doesNotContain("ERROR")
                .contains("table")
                .endsWith("two\n---\n  2\n(1 row)\n");
        assertThat(errors.toString()).startsWith("ERROR: column \"nothing\" does not exist");
    }

    @Test
    void leavesWithBackslashQ() {
        System.setIn(new ByteArrayInputStream("\\?\n\\q\nSELECT 1;\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(prompt().read()).isZero();

        assertThat(output).hasToString("SQL ends with a semicolon; \\dt lists the tables, \\q leaves.\n");
    }

    private SqlPrompt prompt() {
        return new SqlPrompt(
                new PostgresDatabases(PORT).url("liftline"),
                PostgresDatabases.ROLE,
                "",
                new PrintWriter(output),
                new PrintWriter(errors));
    }
}
