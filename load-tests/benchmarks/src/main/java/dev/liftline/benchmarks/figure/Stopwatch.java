package dev.liftline.benchmarks.figure;

import java.time.Duration;

/** Measures the time since its creation. */
public final class Stopwatch {

    private final long start = System.nanoTime();

    public double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public String toString() {
        return format(seconds());
    }

    /** Formats seconds as {@code 2:05 min}. */
    public static String format(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
