package dev.liftline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedSectionTest {

    @TempDir
    private Path directory;

    @Test
    void replacesOnlyTheTextBetweenTheMarks() throws IOException {
        Path file = Files.writeString(
                directory.resolve("page.md"),
                "before\n" + MarkedSection.BEGIN + "\nold\n" + MarkedSection.END + "\nafter\n");
        MarkedSection section = new MarkedSection(file);
        assertThat(section.read()).isEqualTo("old\n");

        section.write("new\n");

        assertThat(file).hasContent("before\n" + MarkedSection.BEGIN + "\nnew\n" + MarkedSection.END + "\nafter\n");
    }

    @Test
    void rejectsAPageWithoutMarks() throws IOException {
        Path file = Files.writeString(directory.resolve("page.md"), "nothing\n");

        assertThatIOException()
                .isThrownBy(() -> new MarkedSection(file).write("new\n"))
                .withMessageContaining(MarkedSection.BEGIN);
        assertThat(file).hasContent("nothing\n");
    }
}
