package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.SkiDay;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Maps the day's minutes to real time: the whole day passes within the given duration. */
final class Pace {

    private final long nanosPerMinute;
    private final long startedAt = System.nanoTime();

    Pace(Duration wholeDay) {
        this.nanosPerMinute = wholeDay.toNanos() / SkiDay.LENGTH_MINUTES;
    }

    /** Returns when {@code minute} of the day has come, at once when it is over already. */
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
