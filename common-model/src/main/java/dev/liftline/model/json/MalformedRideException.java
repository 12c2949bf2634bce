package dev.liftline.model.json;

/** A record does not hold a ride. The reason is one sentence. */
public final class MalformedRideException extends Exception {

    private final String reason;

    public MalformedRideException(String reason) {
        // No stack trace: the reason is sufficient, and many malformed records must not cost much.
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** The reason in one sentence. */
    public String reason() {
        return reason;
    }
}
