package dev.liftline.e2e.fuzz.input;

import dev.liftline.e2e.fuzz.api.Operation;
import java.util.Optional;

/**
 * A request and its expected response.
 *
 * @param operation the operation, empty for other requests
 * @param bytes all of the request, head and body: one character for each byte
 */
public record FuzzCase(Optional<Operation> operation, String method, String bytes, Expectation expectation) {

    private static final int MAX_PRINTED = 1_500;

    public boolean isHead() {
        return method.equals("HEAD");
    }

    /** The request in the format of {@code printf}, truncated if long. */
    public String printable() {
        return printable(bytes);
    }

    /** Any bytes in the format of {@code printf}, truncated if long. */
    public static String printable(String bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length(), MAX_PRINTED); i++) {
            char c = bytes.charAt(i);
            switch (c) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                default -> text.append(c >= ' ' && c < 127 ? String.valueOf(c) : "\\x%02x".formatted((int) c));
            }
        }
        return bytes.length() <= MAX_PRINTED ? text.toString() : text + "… (" + bytes.length() + " bytes)";
    }
}
