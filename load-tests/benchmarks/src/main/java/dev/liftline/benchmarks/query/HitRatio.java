package dev.liftline.benchmarks.query;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Plot.Curve;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.query.EveningReads.Window;
import dev.liftline.benchmarks.traffic.NewRides;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the cache hit ratio of evening reads while the last rides arrive: its growth during the evening, and its
 * value after one million reads. At the start Redis has every skier day, written when the rides were stored, and no list.
 */
public final class HitRatio {

    private static final int SEASON = 2099;
    private static final int RIDES_BEFORE = 200_000;
    private static final int WARM_UP = 20_000;
    /** Number of reads before each point of the curve. */
    private static final List<Long> POINTS = List.of(10_000L, 30_000L, 100_000L, 300_000L);

    private static final long READS_BEFORE_WINDOWS = 1_000_000;
    private static final Duration POINT_DURATION = Duration.ofSeconds(2);
    private static final Duration WINDOW_DURATION = Duration.ofSeconds(3);
    private static final Map<Role, Integer> ONE_OF_EACH =
            Stream.of(Role.values()).collect(Collectors.toMap(Function.identity(), role -> 1));
    private static final String RESORT_DAY = "read=\"resort-day\"";
    private static final List<String> KINDS =
            List.of("skier-day-vertical", "skier-vertical", "skier-season", "skier-rides", "resort-day");

    private HitRatio() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(ONE_OF_EACH)) {
            NewRides rides = new NewRides(SEASON, EveningReadMix.rides(new SplittableRandom(1)));
            context.progress("storing %,d rides".formatted(RIDES_BEFORE));
            Batches.store(
                    Database.of(stack), stack.gatewayUrl(), stack.credentials(), SEASON, rides.next(RIDES_BEFORE));
            try (EveningReads evening = new EveningReads(stack, new EveningReadMix(SEASON, 2), rides)) {
                context.progress("warming up with %,d reads of skier days and resort days".formatted(WARM_UP));
                evening.warmUp(WARM_UP, new EveningReadMix(SEASON, 3));
                List<Window> curve = new ArrayList<>();
                for (long reads : POINTS) {
                    evening.advanceTo(reads);
                    curve.add(evening.measure(POINT_DURATION));
                    context.progress("after %,d reads: %s".formatted(reads, describe(curve.getLast())));
                }
                evening.advanceTo(READS_BEFORE_WINDOWS);
                List<Window> windows = new ArrayList<>();
                for (int window = 1; window <= context.rounds(); window++) {
                    windows.add(evening.measure(WINDOW_DURATION));
                    context.progress(
                            "window %d of %d: %s".formatted(window, context.rounds(), describe(windows.getLast())));
                }
                Batches.awaitStored(Database.of(stack), SEASON, rides.count());
                return measurement(curve, windows);
            }
        }
    }

    private static Measurement measurement(List<Window> curve, List<Window> windows) {
        ReadCounts all = new ReadCounts(
                windows.getFirst().counts().from(), windows.getLast().counts().to());
        Samples ratios = new Samples(hitRatios(windows));
        List<Long> points =
                Stream.concat(POINTS.stream(), Stream.of(READS_BEFORE_WINDOWS)).toList();
        List<Double> percent = Stream.concat(hitRatios(curve).stream(), Stream.of(ratios.median()))
                .toList();
        return new Measurement(
                ratios,
                "%d s of %,.0f reads/s and %,.0f rides/s after %,d reads (%.0f min of them)"
                        .formatted(
                                WINDOW_DURATION.toSeconds(),
                                EveningReads.READS_PER_SECOND,
                                EveningReads.RIDES_PER_SECOND,
                                READS_BEFORE_WINDOWS,
                                minutes(READS_BEFORE_WINDOWS)),
                List.of(
                        "During the evening: "
                                + IntStream.range(0, points.size())
                                        .mapToObj(i -> "%.1f %% after %,d reads (%.1f min)"
                                                .formatted(percent.get(i), points.get(i), minutes(points.get(i))))
                                        .collect(Collectors.joining(", ")),
                        "By kind, after %,d reads: ".formatted(READS_BEFORE_WINDOWS) + byKind(all),
                        "By kind, after %,d reads: ".formatted(POINTS.getFirst())
                                + byKind(curve.getFirst().counts()),
                        "Misses: %,.0f of %,.0f reads; %,.0f of resort days (TTL 1 s), %,.0f of skiers' lists, %,d of them first reads"
                                .formatted(
                                        all.misses(),
                                        all.all(),
                                        all.misses(RESORT_DAY),
                                        all.misses() - all.misses(RESORT_DAY),
                                        windows.stream()
                                                .mapToLong(Window::firstReads)
                                                .sum())),
                List.of(new Plot(
                        "hit-ratio",
                        "Cache hit ratio during the evening",
                        "thousand reads so far (120 per minute)",
                        "%",
                        List.of(new Curve(
                                "cache hits",
                                points.stream().map(reads -> reads / 1_000.0).toList(),
                                percent)))));
    }

    private static String byKind(ReadCounts counts) {
        return KINDS.stream()
                .map(kind -> "%s %.1f %%".formatted(kind, counts.hitRatio("read=\"" + kind + "\"")))
                .collect(Collectors.joining(", "));
    }

    private static List<Double> hitRatios(List<Window> windows) {
        return windows.stream().map(window -> window.counts().hitRatio()).toList();
    }

    private static String describe(Window window) {
        return "%.1f %% cache hits, p99 %.1f ms".formatted(window.counts().hitRatio(), window.p99Millis());
    }

    private static double minutes(long reads) {
        return reads / EveningReads.READS_PER_SECOND / 60;
    }
}
