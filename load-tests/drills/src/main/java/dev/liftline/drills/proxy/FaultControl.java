package dev.liftline.drills.proxy;

/** What can be done to one wire, or to several at once. Each call ends what the one before did. Thread-safe. */
public interface FaultControl {

    /** Everything comes through at once, as at the beginning; what a black hole held back is delivered. */
    void pass();

    /** Bytes arrive late, on the connections that are there and on new ones. */
    void slow(LinkDelay toServer, LinkDelay toClient);

    /** Connections are reset at both ends, new ones refused. */
    void cut();

    /** Nothing arrives and nobody is told: open connections fall silent, new ones are never answered. */
    void blackHole();

    /**
     * Each connection is reset at both ends when so many bytes more went to its client: in the middle of an answer.
     *
     * @param bytes 0 or more
     */
    void resetAfter(long bytes);

    /**
     * One end of every open connection goes away without the other hearing of it, then or ever. New connections pass.
     *
     * @param gone the end whose connections are reset
     */
    void halfOpen(Side gone);
}
