package dev.liftline.local.wire;

/** The condition that a wire is in now. Thread-safe. */
final class Weather {

    private volatile Condition now = Condition.passing();

    Condition now() {
        return now;
    }

    synchronized void becomes(Condition next) {
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
