package dev.liftline.local.process;

import java.time.Duration;

/** A program that runs as a child process: how to start it, when it is ready, and why it failed. */
public interface Program {

    /** For messages: {@code PostgreSQL}, {@code ingest-1}. */
    String name();

    /**
     * Prepares a start: binaries, a data directory, free ports.
     *
     * @throws StartException with the reason and the remedy
     */
    void prepare();

    ChildSpec spec();

    /** Whether the program is ready. Polled while it starts; returns within two seconds. */
    boolean isReady(LogTail log);

    /** The reason why the program exited before it was ready, as one sentence with the remedy. */
    String explain(LogTail log);

    default Duration pollInterval() {
        return Duration.ofMillis(40);
    }

    default Duration startTimeout() {
        return Duration.ofMinutes(2);
    }

    default Duration stopTimeout() {
        return Duration.ofSeconds(30);
    }
}
