package dev.liftline.drills.proxy;

/** The present fault of a proxy. Thread-safe. */
final class FaultState {

    private volatile Fault now = Fault.none();

    Fault now() {
        return now;
    }

    synchronized void set(Fault next) {
        now = next;
        notifyAll();
    }

    /** Waits until bytes may pass. */
    synchronized void awaitNoSilence() throws InterruptedException {
        while (now.isSilent()) {
            wait();
        }
    }
}
