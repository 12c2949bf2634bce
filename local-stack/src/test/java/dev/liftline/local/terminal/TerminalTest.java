package dev.liftline.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void coloursTextOnATerminalOnly() {
        assertThat(Terminal.of(true, Map.of("TERM", "xterm")).paint(Colour.RED, "down"))
                .isEqualTo("\u001b[31mdown\u001b[0m");
        assertThat(Terminal.of(false, Map.of("TERM", "xterm")).paint(Colour.RED, "down"))
                .isEqualTo("down");
    }

    @Test
    void respectsNoColorAndDumbTerminals() {
        assertThat(Terminal.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(new Terminal(true, false));
        assertThat(Terminal.of(true, Map.of("NO_COLOR", ""))).isEqualTo(new Terminal(true, true));
        assertThat(Terminal.of(true, Map.of("TERM", "dumb"))).isEqualTo(new Terminal(false, false));
    }
}
