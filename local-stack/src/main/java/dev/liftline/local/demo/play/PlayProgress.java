package dev.liftline.local.demo.play;

import java.util.concurrent.atomic.LongAdder;

/** The progress of a played day. Thread-safe. */
public final class PlayProgress {

    private final long reports;
    private final LongAdder acknowledged = new LongAdder();
    private volatile int minute;

    /** @param reports number of reports in all, repeated and late ones included */
    public PlayProgress(long reports) {
        this.reports = reports;
    }

    /** The number of reports in all. */
    public long reports() {
        return reports;
    }

    /** The number of acknowledged reports. */
    public long acknowledged() {
        return acknowledged.sum();
    }

    /** The minute of the day that is played now. */
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
