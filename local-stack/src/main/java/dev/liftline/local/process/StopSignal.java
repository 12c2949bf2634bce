package dev.liftline.local.process;

/** The signal that asks a program to end. */
public enum StopSignal {
    TERM,
    /** PostgreSQL's fast shutdown; on TERM it waits for all clients to disconnect. */
    INT
}
