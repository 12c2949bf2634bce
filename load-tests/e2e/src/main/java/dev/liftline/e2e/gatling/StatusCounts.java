package dev.liftline.e2e.gatling;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts responses by status, which the Gatling report does not show. Thread-safe. */
final class StatusCounts {

    private final Map<Integer, LongAdder> counts = new ConcurrentSkipListMap<>();

    void add(int status) {
        counts.computeIfAbsent(status, first -> new LongAdder()).increment();
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** For instance {@code 200 (1520), 404 (31)}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " (" + count.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
