package dev.liftline.drills;

import java.io.Serial;

/** A system that does not come to rest. */
final class NotQuiescentException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    NotQuiescentException(String message) {
        super(message);
    }
}
