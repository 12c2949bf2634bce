package dev.liftline.consumer;

import java.io.IOException;

/** Formats a failure as one sentence for logs. */
public final class FailureMessage {

    private FailureMessage() {}

    /**
     * The message of the innermost cause. Of a network failure, the message of the exception around it, because that names
     * the server.
     */
    public static String of(Throwable failure) {
        Throwable source = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            boolean network = cause instanceof IOException && cause.getCause() == null && source.getMessage() != null;
            if (!network && cause.getMessage() != null) {
                source = cause;
            }
        }
        String message = source.getMessage();
        return message == null ? source.getClass().getSimpleName() : message.strip();
    }
}
