package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.SkiDay;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Maps the day's minutes to real time: the day takes the given duration. */
final class Pace {

    private final long nanosPerMinute;
    private final long startedAt = System.nanoTime();

    Pace(Duration wholeDay) {
        this.nanosPerMinute = wholeDay.toNanos() / SkiDay.LENGTH_MINUTES;
    }

    /** Waits until a minute of the day; returns at once if it has passed. */
    void awaitMinute(int minute) {
        long due = startedAt + minute * nanosPerMinute;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new DemoException("Interrupted.");
            }
        }
    }
}
