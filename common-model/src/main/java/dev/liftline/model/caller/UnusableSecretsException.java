package dev.liftline.model.caller;

/** The file of internal secrets is missing or wrong. The message names the file and completes a sentence. */
public final class UnusableSecretsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnusableSecretsException(String message) {
        super(message);
    }

    UnusableSecretsException(String message, Throwable cause) {
        super(message, cause);
    }
}
