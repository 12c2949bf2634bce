package dev.liftline.consumer;

/** The store rejected rides for their data. The message is the reason as one sentence. */
public final class RidesRejectedException extends RuntimeException {

    public RidesRejectedException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The reason as one sentence. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
