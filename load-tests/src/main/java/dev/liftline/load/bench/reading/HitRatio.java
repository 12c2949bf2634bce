package dev.liftline.load.bench.reading;

import dev.liftline.load.bench.figure.Answers;
import dev.liftline.load.bench.figure.Bench;
import dev.liftline.load.bench.figure.Benchmark;
import dev.liftline.load.bench.figure.Finding;
import dev.liftline.load.bench.figure.NotReconciledException;
import dev.liftline.load.bench.figure.Samples;
import dev.liftline.load.bench.figure.Target;
import dev.liftline.load.bench.traffic.Batches;
import dev.liftline.load.bench.traffic.NewRides;
import dev.liftline.load.bench.traffic.Scrape;
import dev.liftline.load.http.HttpLoad;
import dev.liftline.load.http.Salvo;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many of the evening's reads Redis answers while the last rides arrive. */
public final class HitRatio implements Benchmark {

    private static final int SEASON = 2099;
    private static final int RIDES_BEFORE = 200_000;
    private static final double READS_PER_SECOND = 2_000;
    /** The lifts are about to close: a twentieth of the morning rush, as in Gatling's après-ski. */
    private static final double RIDES_PER_SECOND = 50;

    private static final double MANY_RIDES_PER_SECOND = 200;
    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 100_000;
    private static final Duration WINDOW = Duration.ofSeconds(4);
    private static final List<String> KINDS =
            List.of("skier-day", "skier-vertical", "skier-season", "skier-rides", "resort-day");

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
        try (LocalStack stack = bench.freshStack(settings -> settings)) {
            NewRides rides = new NewRides(SEASON, ApresSki.rides(new SplittableRandom(1)));
            ApresSki questions = new ApresSki(SEASON, 2);
            bench.step("storing %,d rides".formatted(RIDES_BEFORE));
            Batches.store(stack, stack.gatewayUrl(), SEASON, rides.next(RIDES_BEFORE));
            try (HttpLoad reads = new HttpLoad(stack.gatewayUrl(), CONNECTIONS);
                    HttpLoad posts = new HttpLoad(stack.gatewayUrl(), CONNECTIONS)) {
                bench.step("warming up with %,d of the same reads".formatted(WARM_UP));
                answered(reads.closed(WARM_UP, questions, (shot, status, nanos) -> {}));
                Duration whole = WINDOW.multipliedBy(bench.rounds());
                CompletableFuture<Salvo> lastRides = arriving(posts, RIDES_PER_SECOND, whole, rides);
                List<Scrape> counted = new ArrayList<>();
                counted.add(scrape(stack));
                List<Double> ratios = new ArrayList<>();
                long gets = 0;
                for (int window = 1; window <= bench.rounds(); window++) {
                    Salvo salvo = reads.open(READS_PER_SECOND, WINDOW, questions, (shot, status, nanos) -> {});
                    gets += answered(salvo);
                    counted.add(scrape(stack));
                    ratios.add(percent(counted.get(window - 1), counted.get(window)));
                    bench.step("window %d of %d: %.1f %% by Redis, p99 %.1f ms"
                            .formatted(
                                    window,
                                    bench.rounds(),
                                    ratios.getLast(),
                                    salvo.latencyMicros().getValueAtPercentile(99) / 1_000.0));
                }
                Answers.allCreated(lastRides.join());
                Scrape first = counted.getFirst();
                Scrape last = counted.getLast();
                long answers = gets;
                double counts = all(last) - all(first);
                NotReconciledException.require(
                        counts == answers,
                        () -> "%,d reads were answered, the replicas count %,.0f".formatted(answers, counts));
                bench.step("the same while %,.0f rides/s arrive".formatted(MANY_RIDES_PER_SECOND));
                CompletableFuture<Salvo> manyRides = arriving(posts, MANY_RIDES_PER_SECOND, WINDOW, rides);
                answered(reads.open(READS_PER_SECOND, WINDOW, questions, (shot, status, nanos) -> {}));
                double amongManyRides = percent(last, scrape(stack));
                Answers.allCreated(manyRides.join());
                Batches.awaitStored(stack, SEASON, rides.count());
                return new Finding(
                        new Samples(ratios),
                        "%d s of %,.0f reads/s and %,.0f rides/s"
                                .formatted(WINDOW.toSeconds(), READS_PER_SECOND, RIDES_PER_SECOND),
                        List.of(
                                "By kind: "
                                        + KINDS.stream()
                                                .map(kind -> "%s %.1f %%"
                                                        .formatted(kind, percent(first, last, "read=\"" + kind + "\"")))
                                                .collect(Collectors.joining(", ")),
                                "While %,.0f rides/s arrive: %.1f %%".formatted(MANY_RIDES_PER_SECOND, amongManyRides),
                                "Began with every skier's total in Redis, written as %,d rides were stored, and with what %,d reads had left there"
                                        .formatted(RIDES_BEFORE, WARM_UP)));
            }
        }
    }

    private static CompletableFuture<Salvo> arriving(
            HttpLoad posts, double perSecond, Duration duration, NewRides rides) {
        return CompletableFuture.supplyAsync(() -> posts.open(perSecond, duration, rides, (shot, status, nanos) -> {}));
    }

    private static Scrape scrape(LocalStack stack) {
        List<Replica> replicas = Stream.of(Role.QUERY_MOBILE, Role.QUERY_WEB)
                .flatMap(role -> stack.replicas(role).stream())
                .toList();
        return Scrape.of(replicas);
    }

    private static double percent(Scrape from, Scrape to, String... kind) {
        String[] cached =
                Stream.concat(Stream.of(kind), Stream.of("source=\"cache\"")).toArray(String[]::new);
        return 100 * (reads(to, cached) - reads(from, cached)) / (reads(to, kind) - reads(from, kind));
    }

    private static double all(Scrape scrape) {
        return reads(scrape);
    }

    private static double reads(Scrape scrape, String... tags) {
        return scrape.sum("liftline_query_reads_total", tags);
    }

    /** A skier who was not there that day has no data, which is an answer too. */
    private static long answered(Salvo salvo) throws NotReconciledException {
        NotReconciledException.require(
                salvo.otherThan(200, 404) == 0, () -> "Not every GET was answered: " + salvo.answers());
        return salvo.total();
    }
}
