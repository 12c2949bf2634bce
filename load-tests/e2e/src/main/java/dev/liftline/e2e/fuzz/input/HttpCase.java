package dev.liftline.e2e.fuzz.input;

import dev.liftline.e2e.fuzz.api.Operation;
import java.util.Optional;

/**
 * A request and what it must be answered.
 *
 * @param operation what the description calls it, where it is one
 * @param wire all of the request, head and body: one character for each byte
 */
public record HttpCase(Optional<Operation> operation, String method, String wire, Expectation expectation) {

    private static final int SHOWN = 1_500;

    /** What a draft becomes. */
    record Parts(String wire, Expectation expectation) {}

    HttpCase(Optional<Operation> operation, String method, Parts parts) {
        this(operation, method, parts.wire(), parts.expectation());
    }

    public boolean isHead() {
        return method.equals("HEAD");
    }

    /** The request in printable characters, as {@code printf} takes it; cut where it is long. */
    public String shown() {
        return shown(wire);
    }

    /** The same of any bytes. */
    public static String shown(String wire) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(wire.length(), SHOWN); i++) {
            char c = wire.charAt(i);
            switch (c) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                default -> text.append(c >= ' ' && c < 127 ? String.valueOf(c) : "\\x%02x".formatted((int) c));
            }
        }
        return wire.length() <= SHOWN ? text.toString() : text + "… (" + wire.length() + " bytes)";
    }
}
