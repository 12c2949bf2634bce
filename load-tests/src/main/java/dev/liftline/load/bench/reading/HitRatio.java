package dev.liftline.load.bench.reading;

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
    private static final double RIDES_PER_SECOND = 200;
    private static final int CONNECTIONS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration WINDOW = Duration.ofSeconds(6);
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
                Duration whole = WARM_UP.plus(WINDOW.multipliedBy(bench.rounds()));
                CompletableFuture<Salvo> lastRides = CompletableFuture.supplyAsync(
                        () -> posts.open(RIDES_PER_SECOND, whole, rides, (shot, status, nanos) -> {}));
                bench.step("warming up with the same reads, as fast as they are answered, for %d s"
                        .formatted(WARM_UP.toSeconds()));
                Salvo warmUp = reads.closed(WARM_UP, questions);
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
                Salvo reported = lastRides.join();
                NotReconciledException.require(
                        reported.otherThan(201) == 0, () -> "Not every POST was answered 201: " + reported.answers());
                Scrape first = counted.getFirst();
                Scrape last = counted.getLast();
                long answers = gets;
                double counts = all(last) - all(first);
                NotReconciledException.require(
                        counts == answers,
                        () -> "%,d reads were answered, the replicas count %,.0f".formatted(answers, counts));
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
                                "Began with every skier's total in Redis, written as %,d rides were stored, and nothing else; %,d reads warmed it"
                                        .formatted(RIDES_BEFORE, warmUp.total())));
            }
        }
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
