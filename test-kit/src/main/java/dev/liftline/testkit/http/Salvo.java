package dev.liftline.testkit.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** What came of a load. Written by one thread; read when the load has ended. */
public final class Salvo {

    private static final long LONGEST_MICROS = 120_000_000;

    private final Map<String, Long> answers = new TreeMap<>();
    private final Histogram latencyMicros = new Histogram(LONGEST_MICROS, 3);
    private final long startedAt = System.nanoTime();
    private long endedAt = startedAt;

    Salvo() {}

    /** How many requests were answered with {@code status}. */
    public long answered(int status) {
        return answers.getOrDefault(Integer.toString(status), 0L);
    }

    /** How many requests ended, in whatever way. */
    public long total() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many ended otherwise than with one of {@code statuses}. */
    public long otherThan(int... statuses) {
        long right = 0;
        for (int status : statuses) {
            right += answered(status);
        }
        return total() - right;
    }

    /** Every status and error with its number, for a message. */
    public String answers() {
        return answers.entrySet().stream()
                .map(answer -> answer.getValue() + " × " + answer.getKey())
                .collect(Collectors.joining(", "));
    }

    /**
     * Microseconds of every request that was answered. At a fixed rate they count from when the request was due, so that a
     * pause of the server is felt by all who would have asked during it.
     */
    public Histogram latencyMicros() {
        return latencyMicros;
    }

    /** From the first request to the last answer. */
    public double seconds() {
        return (endedAt - startedAt) / 1e9;
    }

    /** Requests ended per second. */
    public double perSecond() {
        return total() / seconds();
    }

    void answered(int status, long nanos) {
        count(Integer.toString(status));
        latencyMicros.recordValue(Math.min(Math.max(0, nanos / 1_000), LONGEST_MICROS));
    }

    void failed(Throwable error) {
        count(error.getClass().getSimpleName());
    }

    void ended() {
        endedAt = System.nanoTime();
    }

    private void count(String answer) {
        answers.merge(answer, 1L, Long::sum);
    }
}
