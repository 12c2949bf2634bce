package dev.liftline.e2e.fuzz.check;

/** An answer that should not be. */
public final class Violation extends Exception {

    private final String kind;

    /**
     * @param kind what is the same for all findings of one cause, as far as can be told
     * @param message this one
     */
    public Violation(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public String kind() {
        return kind;
    }
}
