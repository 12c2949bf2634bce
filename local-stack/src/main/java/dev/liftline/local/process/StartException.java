package dev.liftline.local.process;

import org.jspecify.annotations.Nullable;

/** A process, or the stack, did not start. The message is one sentence for the user, with the remedy. */
public final class StartException extends RuntimeException {

    private final boolean cancelled;

    public StartException(String message) {
        this(message, null);
    }

    public StartException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private StartException(String message, @Nullable Throwable cause, boolean cancelled) {
        super(message, cause);
        this.cancelled = cancelled;
    }

    /** The process was stopped while it started. */
    static StartException cancelled(String name) {
        return new StartException(name + " was stopped while it started.", null, true);
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
