package dev.liftline.drills.clients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The results of requests by the second in which they were due. Thread-safe. */
public final class Timeline {

    private static final long NOT_SAMPLED = -2;

    private static final int CALM_SECONDS = 5;

    private final LongSupplier nanoTime;
    private final long startedAt;
    private final List<Moment> moments = new ArrayList<>();

    /** @param nanoTime the present time, like {@link System#nanoTime} */
    Timeline(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
    }

    private static final class Moment {
        private final Tally rides = new Tally();
        private final Tally reads = new Tally();
        private long lag = NOT_SAMPLED;
    }

    private static final class Tally {
        private final Histogram micros = new Histogram(2);
        private Count count = Count.NONE;
        private long open;

        private void ended(Outcome outcome, long nanos) {
            open--;
            count = count.plus(outcome);
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(0, nanos)));
        }

        private void add(Tally other) {
            micros.add(other.micros);
            count = count.plus(other.count);
            open += other.open;
        }

        private Second.Kind result() {
            return new Second.Kind(
                    count.ok(), count.error(), count.unknown(), open, millis(50), millis(99), millis(100));
        }

        private double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    /** A scanner sent a request. */
    synchronized void ride(long dueAt) {
        at(dueAt).rides.open++;
    }

    /** A scanner's request ended. */
    synchronized void ride(long dueAt, Outcome outcome) {
        at(dueAt).rides.ended(outcome, nanoTime.getAsLong() - dueAt);
    }

    /** A reader sent a request. */
    synchronized void read(long dueAt) {
        at(dueAt).reads.open++;
    }

    /** A reader's request ended. */
    synchronized void read(long dueAt, Outcome outcome) {
        at(dueAt).reads.ended(outcome, nanoTime.getAsLong() - dueAt);
    }

    /** The consumer lag now, in records; -1 if unknown. */
    public synchronized void lag(long records) {
        at(nanoTime.getAsLong()).lag = records;
    }

    /** The present second. */
    public int now() {
        return second(nanoTime.getAsLong());
    }

    /** Every complete second so far. */
    public synchronized List<Second> seconds() {
        int complete = Math.min(now(), moments.size());
        return IntStream.range(0, complete)
                .mapToObj(second -> {
                    Moment moment = moments.get(second);
                    return new Second(second, moment.rides.result(), moment.reads.result(), lag(second));
                })
                .toList();
    }

    /**
     * The rides of several seconds as one.
     *
     * @param from the first second
     * @param to the second after the last
     */
    public synchronized Second.Kind rides(int from, int to) {
        Tally all = new Tally();
        moments.subList(from, Math.min(to, moments.size())).forEach(moment -> all.add(moment.rides));
        return all.result();
    }

    /** Waits until the timeline is calm or the timeout has passed. */
    public void awaitCalm(Duration timeout) throws InterruptedException {
        long begun = System.nanoTime();
        while (!isCalm() && System.nanoTime() - begun < timeout.toNanos()) {
            Thread.sleep(500);
        }
    }

    /** Whether the latest seconds have neither errors nor slow responses. */
    boolean isCalm() {
        List<Second> seconds = seconds();
        return seconds.size() >= CALM_SECONDS
                && seconds.subList(seconds.size() - CALM_SECONDS, seconds.size()).stream()
                        .noneMatch(Second::isDegraded);
    }

    /** A second without a sample has the lag of the one before: a sample that takes longer falls into the next second. */
    private long lag(int second) {
        long own = moments.get(second).lag;
        long known = own == NOT_SAMPLED && second > 0 ? moments.get(second - 1).lag : own;
        return Math.max(-1, known);
    }

    private int second(long nanoTime) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(nanoTime - startedAt);
    }

    private Moment at(long nanoTime) {
        int second = second(nanoTime);
        while (moments.size() <= second) {
            moments.add(new Moment());
        }
        return moments.get(second);
    }
}
