package dev.liftline.local.wire;

/** What a wire does to the bytes on it. Two that do the same are still two: each counts its bytes from its own beginning. */
final class Condition {

    private final Lag toServer;
    private final Lag toClient;
    private final boolean silent;
    private final long resetAfter;

    private Condition(Lag toServer, Lag toClient, boolean silent, long resetAfter) {
        this.toServer = toServer;
        this.toClient = toClient;
        this.silent = silent;
        this.resetAfter = resetAfter;
    }

    static Condition passing() {
        return slow(Lag.NONE, Lag.NONE);
    }

    static Condition slow(Lag toServer, Lag toClient) {
        return new Condition(toServer, toClient, false, Long.MAX_VALUE);
    }

    static Condition silence() {
        return new Condition(Lag.NONE, Lag.NONE, true, Long.MAX_VALUE);
    }

    static Condition resettingAfter(long bytes) {
        return new Condition(Lag.NONE, Lag.NONE, false, bytes);
    }

    Lag towards(End end) {
        return end == End.SERVER ? toServer : toClient;
    }

    /** Whether nothing comes through. */
    boolean isSilent() {
        return silent;
    }

    /** Bytes to the client after which a connection is reset; the largest number for never. */
    long resetAfter() {
        return resetAfter;
    }
}
