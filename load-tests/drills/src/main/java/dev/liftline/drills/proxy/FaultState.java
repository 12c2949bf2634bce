package dev.liftline.drills.proxy;

/** The condition that a wire is in now. Thread-safe. */
final class FaultState {

    private volatile Fault now = Fault.passing();

    Fault now() {
        return now;
    }

    synchronized void becomes(Fault next) {
        now = next;
        notifyAll();
    }

    /** Returns when bytes come through. */
    synchronized void awaitSound() throws InterruptedException {
        while (now.isSilent()) {
            wait();
        }
    }
}
