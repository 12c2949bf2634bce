package dev.liftline.consumer;

/** The store rejected rides. The message is the reason as one sentence. */
public final class RidesRejectedException extends RuntimeException {

    private final boolean certain;

    /**
     * @param certain whether the rides' data are known to be the reason; otherwise the store rejected them for a reason that
     *     nobody has classified, which may pass
     */
    public RidesRejectedException(String reason, boolean certain, Throwable cause) {
        super(reason, cause);
        this.certain = certain;
    }

    /** The reason as one sentence. */
    String reason() {
        return String.valueOf(getMessage());
    }

    boolean isCertain() {
        return certain;
    }
}
