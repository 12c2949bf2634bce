package dev.liftline.drills.proxy;

/** Injects faults into one proxy or several. Each call clears the fault before it. Thread-safe. */
public interface FaultControl {

    /** Clears the fault: everything passes at once. Bytes that {@link #blackHole} held back are delivered. */
    void pass();

    /** Delays bytes on open and new connections. */
    void slow(LinkDelay toServer, LinkDelay toClient);

    /** Resets connections on both sides and refuses new ones. */
    void cut();

    /** Passes nothing, without a reset: open connections fall silent, and new ones get no response. */
    void blackHole();

    /**
     * Resets each connection on both sides after more bytes went to its client: in the middle of a response.
     *
     * @param bytes 0 or more
     */
    void resetAfter(long bytes);

    /**
     * Resets one side of every open connection; the other side is never notified. New connections pass.
     *
     * @param gone the side that is reset
     */
    void halfOpen(Side gone);
}
