package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureMessageTest {

    @TempDir
    private Path repository = Path.of("");

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void anEmptyRepository() {
        System.setProperty("liftline.root", repository.toString());
    }

    @AfterEach
    void theRealRepository() {
        System.clearProperty("liftline.root");
    }

    private int print(Exception failure) {
        return FailureMessage.print(failure, new PrintWriter(err));
    }

    @Test
    void keepsTheTraceOfAnInvalidNumberOfOurs() throws Exception {
        var log = repository.resolve(".liftline/logs/failure.log");

        assertThat(print(new NumberFormatException("For input string: \"x\""))).isEqualTo(1);

        assertThat(err.toString()).startsWith("Liftline failed unexpectedly (").contains(log.toString());
        assertThat(Files.readString(log)).contains("NumberFormatException", "\tat ");
    }

    @Test
    void advisesAnotherHomeForItsOwnFilesAlone() {
        print(new AccessDeniedException(repository.resolve(".liftline/run").toString()));
        print(new AccessDeniedException("/etc/shadow"));

        assertThat(err.toString().lines())
                .containsExactly(
                        repository.resolve(".liftline/run")
                                + " cannot be read or written: make it usable for this user, or choose another directory with LIFTLINE_HOME.",
                        "/etc/shadow cannot be read or written: make it usable for this user.");
    }
}
