package dev.liftline.local.process;

import org.jspecify.annotations.Nullable;

/** Something did not start. The message is one sentence for the person at the keyboard: what is wrong and what to do. */
public final class StartException extends RuntimeException {

    public StartException(String message) {
        this(message, null);
    }

    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
