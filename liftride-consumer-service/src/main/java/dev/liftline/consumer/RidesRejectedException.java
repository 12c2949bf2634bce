package dev.liftline.consumer;

/** The store refused rides for their data. The message is one sentence that says why. */
public final class RidesRejectedException extends RuntimeException {

    public RidesRejectedException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Why, in one sentence. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
