package dev.liftline.drills.proxy;

/** The present fault of a proxy. Compared by identity: each fault counts bytes from when it was injected. */
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

    static Fault none() {
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

    LinkDelay delayTo(Side end) {
        return end == Side.SERVER ? toServer : toClient;
    }

    /** Whether no byte passes. */
    boolean isSilent() {
        return silent;
    }

    /** Bytes to the client after which a connection is reset; {@link Long#MAX_VALUE} for never. */
    long resetAfter() {
        return resetAfter;
    }
}
