package dev.liftline.local.process;

import java.time.Duration;

/** A program to run as a child process: what it needs, when it is ready, and why it failed. */
public interface Program {

    /** As a person calls it: {@code PostgreSQL}, {@code ingest-1}. */
    String name();

    /**
     * Makes ready what the program needs before it starts: binaries, a data directory, a free port.
     *
     * @throws StartException saying what is wrong and what to do
     */
    void prepare();

    ChildSpec spec();

    /** Whether the program does its work now. Asked again and again while it starts; returns within a second or two. */
    boolean isReady(LogTail log);

    /** Why the program exited before it was ready, as one sentence with the remedy. */
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
