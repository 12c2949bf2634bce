package dev.liftline.local.terminal;

/** A colour of text on a terminal. */
public enum Colour {
    RED(31),
    GREEN(32),
    YELLOW(33),
    BLUE(34),
    MAGENTA(35),
    CYAN(36);

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    String paint(String text) {
        return "\u001b[%dm%s\u001b[0m".formatted(code, text);
    }
}
