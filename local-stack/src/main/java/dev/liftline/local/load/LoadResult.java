package dev.liftline.local.load;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** The responses to a load. Written by the event loop; read it after the load has ended. */
public final class LoadResult {

    private static final long MAX_MICROS = 120_000_000;
    private static final int STATUSES = 1_000;

    private final long[] statuses = new long[STATUSES];
    private final Map<String, Long> failures = new TreeMap<>();
    private final Map<String, Long> retries = new TreeMap<>();
    private final Histogram latencyMicros = new Histogram(MAX_MICROS, 3);
    private final LongSupplier nanoTime;
    private final long startedAt;
    private long endedAt;

    LoadResult(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        startedAt = nanoTime.getAsLong();
        endedAt = startedAt;
    }

    /**
     * The responses to several loads together; their times add up.
     *
     * @param results at least one, of loads that have ended
     */
    public static LoadResult sum(List<LoadResult> results) {
        LoadResult sum = new LoadResult(results.getFirst().nanoTime);
        for (LoadResult result : results) {
            Arrays.setAll(sum.statuses, status -> sum.statuses[status] + result.statuses[status]);
            result.failures.forEach((failure, count) -> sum.failures.merge(failure, count, Long::sum));
            result.retries.forEach((cause, count) -> sum.retries.merge(cause, count, Long::sum));
            sum.latencyMicros.add(result.latencyMicros);
            sum.endedAt += result.endedAt - result.startedAt;
        }
        return sum;
    }

    /** Requests whose last response had {@code status}. */
    public long count(int status) {
        return statuses[status];
    }

    /** Requests by the status of their last response or the type of their failure. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(failures);
        IntStream.range(0, STATUSES)
                .filter(status -> statuses[status] > 0)
                .forEach(status -> counts.put(Integer.toString(status), statuses[status]));
        return counts;
    }

    /** All requests. */
    public long total() {
        return counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests that ended with none of {@code expected}. */
    public long otherThan(int... expected) {
        return total() - IntStream.of(expected).mapToLong(this::count).sum();
    }

    /** {@link #counts} as text, for messages. */
    public String summary() {
        return counts().entrySet().stream()
                .map(count -> count.getValue() + " × " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Retries by the status or the failure that caused them. */
    public Map<String, Long> retries() {
        return Map.copyOf(retries);
    }

    /**
     * Microseconds of every request that got a response, retries included. In an open loop they count from when the request was due, so
     * that they show a pause of the server to every request that was due during it.
     */
    public Histogram latencyMicros() {
        return latencyMicros;
    }

    /** Milliseconds within which {@code percentile} % of the requests got their response. */
    public double millis(double percentile) {
        return latencyMicros.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** From the start to the last response. */
    public double seconds() {
        return (endedAt - startedAt) / 1e9;
    }

    /** Requests per second. */
    public double perSecond() {
        return total() / seconds();
    }

    void completed(Response response, long nanos) {
        if (response.failure() == null) {
            statuses[response.status()]++;
            latencyMicros.recordValue(Math.clamp(nanos / 1_000, 0, MAX_MICROS));
        } else {
            failures.merge(response.cause(), 1L, Long::sum);
        }
    }

    void retried(Response response) {
        retries.merge(response.cause(), 1L, Long::sum);
    }

    void ended() {
        endedAt = nanoTime.getAsLong();
    }
}
