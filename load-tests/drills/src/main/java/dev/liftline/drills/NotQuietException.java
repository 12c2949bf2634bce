package dev.liftline.drills;

import java.io.Serial;

/** A system that does not come to rest. */
final class NotQuietException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    NotQuietException(String message) {
        super(message);
    }
}
