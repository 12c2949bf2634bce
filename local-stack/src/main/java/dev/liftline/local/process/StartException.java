package dev.liftline.local.process;

import org.jspecify.annotations.Nullable;

/** Something did not start. The message is one sentence for the person at the keyboard: what is wrong and what to do. */
public final class StartException extends RuntimeException {

    private final boolean abandoned;

    public StartException(String message) {
        this(message, null);
    }

    public StartException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private StartException(String message, @Nullable Throwable cause, boolean abandoned) {
        super(message, cause);
        this.abandoned = abandoned;
    }

    /** Nothing failed: somebody stopped what was starting. */
    static StartException abandoned(String name) {
        return new StartException(name + " was stopped while it started.", null, true);
    }

    public boolean isAbandoned() {
        return abandoned;
    }
}
