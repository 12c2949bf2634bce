package dev.liftline.local.demo.play;

import java.util.concurrent.atomic.LongAdder;

/** How far the day is; written by the player, read by whoever shows it. Thread-safe. */
public final class PlayProgress {

    private final long reports;
    private final LongAdder acknowledged = new LongAdder();
    private volatile int minute;

    /** Nothing sent yet of {@code reports}. */
    public PlayProgress(long reports) {
        this.reports = reports;
    }

    /** How many reports there are in all, repeated ones and the late scanner's included. */
    public long reports() {
        return reports;
    }

    /** How many of them were acknowledged so far. */
    public long acknowledged() {
        return acknowledged.sum();
    }

    /** The minute of the day that is being played. */
    public int minute() {
        return minute;
    }

    void reached(int newMinute) {
        minute = newMinute;
    }

    void acknowledge(int count) {
        acknowledged.add(count);
    }
}
