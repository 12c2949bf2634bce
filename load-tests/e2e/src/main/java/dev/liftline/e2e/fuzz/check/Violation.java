package dev.liftline.e2e.fuzz.check;

/** A response that breaks a rule. */
public final class Violation extends Exception {

    private final String kind;

    /**
     * @param kind equal for findings with the same cause
     * @param message describes this response
     */
    public Violation(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public String kind() {
        return kind;
    }
}
