package dev.liftline.drills.clients;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** What clients saw, second by second: each request counts for the second in which it was due. Thread-safe. */
public final class Timeline {

    private static final long NOBODY_LOOKED = -2;

    /** So many good seconds in a row. */
    private static final int CALM = 5;

    private final long startedAt = System.nanoTime();
    private final List<Moment> moments = new ArrayList<>();

    private static final class Moment {
        private final Tally rides = new Tally();
        private final Tally reads = new Tally();
        private long lag = NOBODY_LOOKED;
    }

    private static final class Tally {
        private final Histogram micros = new Histogram(2);
        private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        private long open;

        private void ended(Outcome outcome, long nanos) {
            open--;
            outcomes.merge(outcome, 1L, Long::sum);
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(0, nanos)));
        }

        private Second.Kind seen() {
            return new Second.Kind(
                    outcomes.getOrDefault(Outcome.OK, 0L),
                    outcomes.getOrDefault(Outcome.REFUSED, 0L),
                    outcomes.getOrDefault(Outcome.UNKNOWN, 0L),
                    open,
                    millis(50),
                    millis(99),
                    millis(100));
        }

        private double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    /** A request of a scanner is on its way. */
    synchronized void ride(long dueAt) {
        at(dueAt).rides.open++;
    }

    /** A scanner's request has ended. */
    synchronized void ride(long dueAt, Outcome outcome) {
        at(dueAt).rides.ended(outcome, System.nanoTime() - dueAt);
    }

    /** A read is on its way. */
    synchronized void read(long dueAt) {
        at(dueAt).reads.open++;
    }

    /** A read has ended. */
    synchronized void read(long dueAt, Outcome outcome) {
        at(dueAt).reads.ended(outcome, System.nanoTime() - dueAt);
    }

    /** How many records were not stored at this moment; -1 where nobody can tell. */
    public synchronized void lag(long records) {
        at(System.nanoTime()).lag = records;
    }

    /** The second that it is now. */
    public int now() {
        return second(System.nanoTime());
    }

    /** Every second so far but the one that it is now, which has not seen all that is due in it. */
    public synchronized List<Second> seconds() {
        int complete = Math.min(now(), moments.size());
        return IntStream.range(0, complete)
                .mapToObj(second -> {
                    Moment moment = moments.get(second);
                    return new Second(second, moment.rides.seen(), moment.reads.seen(), lag(second));
                })
                .toList();
    }

    /** Whether clients saw neither errors nor slow answers in the latest seconds. */
    public boolean isCalm() {
        List<Second> seconds = seconds();
        return seconds.size() >= CALM
                && seconds.subList(seconds.size() - CALM, seconds.size()).stream()
                        .noneMatch(Second::isDegraded);
    }

    /** A look at Kafka that takes a little longer than the one before falls into the next second. */
    private long lag(int second) {
        long own = moments.get(second).lag;
        long known = own == NOBODY_LOOKED && second > 0 ? moments.get(second - 1).lag : own;
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
