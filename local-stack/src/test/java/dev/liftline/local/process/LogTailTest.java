package dev.liftline.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @Test
    void returnsCompleteLinesWrittenSinceItBegan(@TempDir Path directory) throws IOException {
        var log = directory.resolve("server.log");
        Files.writeString(log, "of the last run\n");

        var tail = LogTail.fromEndOf(log);
        Files.writeString(log, "first\nsecond\nhalf a li", StandardOpenOption.APPEND);

        assertThat(tail.lines()).containsExactly("first", "second");
    }

    @Test
    void aMissingLogIsEmpty(@TempDir Path directory) throws IOException {
        assertThat(LogTail.fromEndOf(directory.resolve("server.log")).lines()).isEmpty();
    }
}
