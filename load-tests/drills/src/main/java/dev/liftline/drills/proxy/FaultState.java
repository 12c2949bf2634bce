package dev.liftline.drills.proxy;

import dev.liftline.drills.proxy.FaultProxy.Side;

/** The present fault of a proxy. Thread-safe. */
final class FaultState {

    private volatile Fault now = Fault.NONE;

    /**
     * A fault. Each one counts bytes from when it was injected.
     *
     * @param silent whether no byte passes
     * @param resetAfter bytes to the client after which a connection is reset
     */
    record Fault(LinkDelay toServer, LinkDelay toClient, boolean silent, long resetAfter) {

        static final Fault NONE = new Fault(LinkDelay.NONE, LinkDelay.NONE, false, Long.MAX_VALUE);
        static final Fault SILENCE = new Fault(LinkDelay.NONE, LinkDelay.NONE, true, Long.MAX_VALUE);

        LinkDelay delayTo(Side end) {
            return end == Side.SERVER ? toServer : toClient;
        }
    }

    Fault now() {
        return now;
    }

    synchronized void set(Fault next) {
        now = next;
        notifyAll();
    }

    /** Waits until bytes may pass. */
    synchronized void awaitNoSilence() throws InterruptedException {
        while (now.silent()) {
            wait();
        }
    }
}
