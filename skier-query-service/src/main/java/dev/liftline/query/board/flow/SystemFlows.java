package dev.liftline.query.board.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The flow of rides now. Asks the processes when somebody asks, and not more often than once an interval. While one caller asks, others
 * get what is known. Thread-safe.
 */
@Component
public class SystemFlows {

    /** A longer time between two samples says little about now. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ReplicaSamples source;
    private final Duration interval;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Taken last;

    private record Taken(Instant at, List<ReplicaSample> samples, SystemFlow flow) {}

    @Autowired
    SystemFlows(ReplicaSamples source, FlowProperties properties) {
        this(source, properties.interval(), InstantSource.system());
    }

    SystemFlows(ReplicaSamples source, Duration interval, InstantSource clock) {
        this.source = source;
        this.interval = interval;
        this.clock = clock;
    }

    /** The flow, with the refused scans of all resorts, at most an interval old; at most a minute old while the processes are asked. */
    public SystemFlow now() {
        Taken known = last;
        if (known == null || age(known).compareTo(LONGEST) > 0) {
            asking.lock();
        } else if (age(known).compareTo(interval) < 0 || !asking.tryLock()) {
            return known.flow();
        }
        try {
            return ask();
        } finally {
            asking.unlock();
        }
    }

    private SystemFlow ask() {
        Taken known = last;
        if (known == null || age(known).compareTo(interval) >= 0) {
            known = take(known, clock.instant());
            last = known;
        }
        return known.flow();
    }

    private Duration age(Taken taken) {
        return Duration.between(taken.at(), clock.instant());
    }

    private Taken take(@Nullable Taken before, Instant now) {
        List<ReplicaSample> samples = source.take();
        Duration passed = before == null ? LONGEST : Duration.between(before.at(), now);
        Growth growth = before == null || passed.compareTo(LONGEST) > 0
                ? null
                : Growth.between(before.samples(), samples, passed.toMillis() / 1_000.0);
        return new Taken(now, samples, flow(growth, samples, now));
    }

    private static SystemFlow flow(@Nullable Growth growth, List<ReplicaSample> samples, Instant now) {
        Double lag = max(samples, Figures::lag);
        Double age = max(samples, Figures::lagAge);
        return new SystemFlow(
                growth == null ? null : rounded(growth.perSecond(Figures::accepted), 10),
                growth == null ? null : rounded(growth.perSecond(Figures::refused), 10),
                lag == null ? null : Math.round(lag),
                freshness(growth, age),
                growth == null ? null : ratio(growth.of(Figures::cacheHits), growth.of(Figures::reads)),
                RefusedScanCounts.of(samples, growth),
                samples.stream()
                        .map(sample ->
                                new SystemFlow.Replica(sample.service(), sample.name(), sample.figures() != null))
                        .toList(),
                now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static @Nullable Double freshness(@Nullable Growth growth, @Nullable Double age) {
        Double stored = growth == null ? null : growth.batchP99();
        if (age == null || age == 0) {
            return stored == null ? null : rounded(stored, 1_000);
        }
        return rounded(stored == null ? age : Math.max(stored, age), 1_000);
    }

    private static @Nullable Double ratio(double part, double whole) {
        return whole == 0 ? null : rounded(part / whole, 10_000);
    }

    /** Every consumer measures the lag of all. */
    private static @Nullable Double max(List<ReplicaSample> samples, Function<Figures, @Nullable Double> gauge) {
        return samples.stream()
                .map(ReplicaSample::figures)
                .filter(Objects::nonNull)
                .map(gauge)
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
    }

    private static double rounded(double number, int parts) {
        return Math.round(number * parts) / (double) parts;
    }
}
