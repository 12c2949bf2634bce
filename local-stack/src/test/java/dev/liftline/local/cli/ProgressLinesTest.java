package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.Progress.State;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final StringWriter said = new StringWriter();

    @Test
    void printsALineForEachResultWithoutATerminal() {
        try (var progress = new ProgressLines(new PrintWriter(said), false)) {
            progress.process("Kafka", State.STARTING, "");
            progress.process("Redis", State.STARTING, "");
            progress.process("Kafka", State.READY, "2.0 s");
            progress.note("ingest-1 died.");
        }

        assertThat(said.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("Kafka ready 2.0 s", "ingest-1 died.");
    }

    @Test
    void redrawsOneLinePerProcessOnATerminal() {
        try (var progress = new ProgressLines(new PrintWriter(said), true)) {
            progress.process("Kafka", State.STARTING, "");
            progress.process("Redis", State.STARTING, "");
            progress.process("Kafka", State.READY, "2.0 s");
            progress.keepLines();
        }

        assertThat(said.toString()).contains("\u001b[1A", "\u001b[2A").doesNotContain("\u001b[3A");
        var last = said.toString().substring(said.toString().lastIndexOf("\u001b[2A"));
        assertThat(last).contains("ready").contains("starting");
    }
}
