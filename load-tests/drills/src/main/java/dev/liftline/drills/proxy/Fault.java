package dev.liftline.drills.proxy;

/** What a wire does to the bytes on it. Two that do the same are still two: each counts its bytes from its own beginning. */
final class Fault {

    private final LinkDelay toServer;
    private final LinkDelay toClient;
    private final boolean silent;
    private final long resetAfter;

    private Fault(LinkDelay toServer, LinkDelay toClient, boolean silent, long resetAfter) {
        this.toServer = toServer;
        this.toClient = toClient;
        this.silent = silent;
        this.resetAfter = resetAfter;
    }

    static Fault passing() {
        return slow(LinkDelay.NONE, LinkDelay.NONE);
    }

    static Fault slow(LinkDelay toServer, LinkDelay toClient) {
        return new Fault(toServer, toClient, false, Long.MAX_VALUE);
    }

    static Fault silence() {
        return new Fault(LinkDelay.NONE, LinkDelay.NONE, true, Long.MAX_VALUE);
    }

    static Fault resettingAfter(long bytes) {
        return new Fault(LinkDelay.NONE, LinkDelay.NONE, false, bytes);
    }

    LinkDelay towards(Side end) {
        return end == Side.SERVER ? toServer : toClient;
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
