package dev.liftline.model.caller;

/** A caller header is malformed, expired or not signed by a gateway. The message is one sentence without the header's content. */
public final class InvalidCallerException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidCallerException(String message) {
        super(message, null, false, false);
    }
}
