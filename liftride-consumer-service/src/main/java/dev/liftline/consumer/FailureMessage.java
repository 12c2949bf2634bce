package dev.liftline.consumer;

import java.io.IOException;

/** Says in one sentence what went wrong. */
public final class FailureMessage {

    private FailureMessage() {}

    /**
     * The message of the innermost cause, or of the one around it where the innermost is of the network: that one names
     * the server.
     */
    public static String sentence(Throwable failure) {
        Throwable told = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            boolean network = cause instanceof IOException && cause.getCause() == null && told.getMessage() != null;
            if (!network && cause.getMessage() != null) {
                told = cause;
            }
        }
        String message = told.getMessage();
        return message == null ? told.getClass().getSimpleName() : message.strip();
    }
}
