package dev.liftline.drills;

import java.io.Serial;

/** The stack does not become quiescent. */
final class NotQuiescentException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    NotQuiescentException(String message) {
        super(message);
    }
}
