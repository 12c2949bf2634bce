package dev.liftline.benchmarks.reading;

import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Plot.Curve;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.reading.Evening.Window;
import dev.liftline.benchmarks.traffic.NewRides;
import dev.liftline.local.LocalStack;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many of the evening's reads Redis answers while the last rides arrive: how that grows with the evening, and what it
 * is once the evening is under way.
 */
public final class HitRatio implements Benchmark {

    private static final int SEASON = 2099;
    private static final int RIDES_BEFORE = 200_000;
    private static final int WARM_UP = 20_000;
    /** Reads asked before each point of the curve. */
    private static final List<Long> POINTS = List.of(10_000L, 30_000L, 100_000L, 300_000L);

    private static final long UNDER_WAY = 1_000_000;
    private static final Duration POINT = Duration.ofSeconds(2);
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final double MANY_RIDES_PER_SECOND = 200;
    private static final String RESORT_DAY = "read=\"resort-day\"";
    private static final List<String> KINDS =
            List.of("skier-day-vertical", "skier-vertical", "skier-season", "skier-rides", "resort-day");

    @Override
    public String name() {
        return "hit-ratio";
    }

    @Override
    public String title() {
        return "Evening reads answered by Redis";
    }

    @Override
    public Target target() {
        return Target.atLeast(95, " %", 1);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        try (LocalStack stack = bench.freshStack(Bench::oneOfEach)) {
            NewRides rides = new NewRides(SEASON, ApresSki.rides(new SplittableRandom(1)));
            bench.step("storing %,d rides".formatted(RIDES_BEFORE));
            Batches.store(Database.of(stack), stack.gatewayUrl(), SEASON, rides.next(RIDES_BEFORE));
            try (Evening evening = new Evening(stack, new ApresSki(SEASON, 2), rides)) {
                bench.step("warming up with %,d reads of skiers' and resorts' days".formatted(WARM_UP));
                evening.warmUp(WARM_UP, new ApresSki(SEASON, 3));
                List<Window> curve = new ArrayList<>();
                for (long asked : POINTS) {
                    evening.proceedTo(asked);
                    curve.add(evening.play(POINT, Evening.RIDES_PER_SECOND));
                    bench.step("after %,d reads: %s".formatted(asked, spoken(curve.getLast())));
                }
                evening.proceedTo(UNDER_WAY);
                List<Window> windows = new ArrayList<>();
                for (int window = 1; window <= bench.rounds(); window++) {
                    windows.add(evening.play(WINDOW, Evening.RIDES_PER_SECOND));
                    bench.step("window %d of %d: %s".formatted(window, bench.rounds(), spoken(windows.getLast())));
                }
                bench.step("the same while %,.0f rides/s arrive".formatted(MANY_RIDES_PER_SECOND));
                Window amongManyRides = evening.play(WINDOW, MANY_RIDES_PER_SECOND);
                Batches.awaitStored(Database.of(stack), SEASON, rides.count());
                return finding(curve, windows, amongManyRides);
            }
        }
    }

    private static Finding finding(List<Window> curve, List<Window> windows, Window amongManyRides) {
        Window all = new Window(
                windows.getFirst().from(),
                windows.getLast().to(),
                windows.stream().mapToLong(Window::asked).sum(),
                windows.stream().mapToLong(Window::firsts).sum(),
                0);
        Samples ratios = new Samples(windows.stream().map(Window::ratio).toList());
        List<Long> asked = Stream.concat(POINTS.stream(), Stream.of(UNDER_WAY)).toList();
        List<Double> percent = Stream.concat(curve.stream().map(Window::ratio), Stream.of(ratios.median()))
                .toList();
        return new Finding(
                ratios,
                "%d s of %,.0f reads/s and %,.0f rides/s after %,d reads (%.0f min of them)"
                        .formatted(
                                WINDOW.toSeconds(),
                                Evening.READS_PER_SECOND,
                                Evening.RIDES_PER_SECOND,
                                UNDER_WAY,
                                minutes(UNDER_WAY)),
                List.of(
                        "In the course of the evening: "
                                + IntStream.range(0, asked.size())
                                        .mapToObj(i -> "%.1f %% after %,d reads (%s)"
                                                .formatted(percent.get(i), asked.get(i), time(asked.get(i))))
                                        .collect(Collectors.joining(", ")),
                        "By kind, after %,d reads: ".formatted(UNDER_WAY) + byKind(all),
                        "By kind, after %,d reads: ".formatted(POINTS.getFirst()) + byKind(curve.getFirst()),
                        "%,.0f reads of %,d missed: %,.0f of a resort's day, which lives 1 s; %,.0f of a skier's lists, where %,d were asked for the first time"
                                .formatted(
                                        all.missed(),
                                        all.asked(),
                                        all.missed(RESORT_DAY),
                                        all.missed() - all.missed(RESORT_DAY),
                                        all.firsts()),
                        "While %,.0f rides/s arrive: %.1f %%".formatted(MANY_RIDES_PER_SECOND, amongManyRides.ratio()),
                        "Began with every skier's day in Redis, written as %,d rides were stored, and with no list; between the points only lists were read, as fast as it goes, and none that was there already, with as many rides as in that time of the evening"
                                .formatted(RIDES_BEFORE)),
                List.of(new Plot(
                        "hit-ratio",
                        "Reads answered by Redis in the course of the evening",
                        "thousand reads before (120 a minute)",
                        "%",
                        List.of(new Curve(
                                "answered by Redis",
                                asked.stream().map(reads -> reads / 1_000.0).toList(),
                                percent)))));
    }

    private static String byKind(Window window) {
        return KINDS.stream()
                .map(kind -> "%s %.1f %%".formatted(kind, window.ratio("read=\"" + kind + "\"")))
                .collect(Collectors.joining(", "));
    }

    private static String spoken(Window window) {
        return "%.1f %% by Redis, p99 %.1f ms".formatted(window.ratio(), window.p99Millis());
    }

    private static String time(long reads) {
        return minutes(reads) < 1 ? "%.0f s".formatted(60 * minutes(reads)) : "%.1f min".formatted(minutes(reads));
    }

    private static double minutes(long reads) {
        return reads / Evening.READS_PER_SECOND / 60;
    }
}
