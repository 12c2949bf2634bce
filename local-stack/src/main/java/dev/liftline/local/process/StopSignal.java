package dev.liftline.local.process;

/** The signal that asks a program to finish what it does and leave. */
public enum StopSignal {
    TERM,
    /** PostgreSQL's fast shutdown: its TERM waits until every client has gone. */
    INT
}
