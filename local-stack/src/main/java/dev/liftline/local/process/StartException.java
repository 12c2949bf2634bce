package dev.liftline.local.process;

/**
 * A process, or the stack, did not start. The message is one sentence for the user, with the remedy. Needs the JDK alone: the checks
 * before a build use it.
 */
public final class StartException extends RuntimeException {

    private final boolean cancelled;

    public StartException(String message) {
        this(message, false);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
        cancelled = false;
    }

    private StartException(String message, boolean cancelled) {
        super(message);
        this.cancelled = cancelled;
    }

    /** The process was stopped while it started. */
    static StartException cancelled(String name) {
        return new StartException(name + " was stopped while it started.", true);
    }

    public boolean isCancelled() {
        return cancelled;
    }
}
