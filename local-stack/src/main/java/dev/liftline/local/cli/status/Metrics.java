package dev.liftline.local.cli.status;

import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * Samples in Prometheus' text format.
 *
 * @param text empty if they could not be read
 */
record Metrics(String text) {

    /** The sum of all samples of a metric whose tags contain {@code tag}, such as {@code state="open"}; empty if there is none. */
    OptionalDouble sum(String metric, String tag) {
        var values = Pattern.compile("(?m)^%s(?:\\{(.*)})? (\\S+)$".formatted(metric))
                .matcher(text)
                .results()
                .filter(sample ->
                        tag.isEmpty() || String.valueOf(sample.group(1)).contains(tag))
                .mapToDouble(sample -> Double.parseDouble(sample.group(2)))
                .toArray();
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(values).sum());
    }

    OptionalDouble value(String metric) {
        return sum(metric, "");
    }

    /** Whether a circuit breaker is open or half open. */
    boolean isCircuitBreakerOpen(String name) {
        var closed = Pattern.compile(
                        "(?m)^resilience4j_circuitbreaker_state\\{(?=.*name=\"%s\")(?=.*state=\"closed\").*} (\\S+)$"
                                .formatted(name))
                .matcher(text);
        return closed.find() && Double.parseDouble(closed.group(1)) == 0;
    }
}
