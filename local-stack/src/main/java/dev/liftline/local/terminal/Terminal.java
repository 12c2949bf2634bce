package dev.liftline.local.terminal;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/**
 * How a command may write to its output.
 *
 * @param redraws whether printed lines may be drawn again: a terminal shows them, no file or pipe receives them
 * @param colours whether text may be coloured
 */
public record Terminal(boolean redraws, boolean colours) {

    /** Of this process: colours on a terminal, unless {@code NO_COLOR} is set or {@code TERM} is {@code dumb}. */
    public static Terminal current() {
        return of(Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false), System.getenv());
    }

    static Terminal of(boolean interactive, Map<String, String> environment) {
        var dumb = "dumb".equals(environment.get("TERM"));
        return new Terminal(
                interactive && !dumb,
                interactive && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** The text in a colour, or unchanged without colours. */
    public String paint(Colour colour, String text) {
        return colours ? colour.paint(text) : text;
    }
}
