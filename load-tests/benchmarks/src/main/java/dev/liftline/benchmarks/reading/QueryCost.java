package dev.liftline.benchmarks.reading;

import dev.liftline.benchmarks.figure.Answers;
import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Duel;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.ServiceVariant;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.benchmarks.traffic.Compilers;
import dev.liftline.benchmarks.traffic.Scrape;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a read from the cache costs beside an endpoint of the same service that answers a constant. */
public final class QueryCost implements Benchmark {

    private static final int SEASON = 2099;
    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 100_000;
    private static final double LIGHT_PER_SECOND = 500;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration SHORT_ROUND = Duration.ofMillis(500);
    private static final int CHECKED = 1_000;
    private static final double MICROS = 1e6;

    /** Rides of a skier are mostly on days of their own. */
    private static final Field FIELD = new Field(5_000, 10, 40, 3, 360);

    private static final int RIDES = 10_000;

    private static final Request CONSTANT_DAY = Request.get("/constant/day");
    private static final Request CONSTANT_SEASON = Request.get("/constant/season");

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String title() {
        return "CPU of a cached GET over a constant's";
    }

    @Override
    public Target target() {
        return Target.atMost(1.6, " ×", 2);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        Map<String, Long> verticals = new TreeMap<>();
        List<FieldRide> rides =
                FIELD.draw(RIDES, new SplittableRandom(1)).stream().distinct().toList();
        rides.forEach(ride -> verticals.merge(Requests.skierDay(SEASON, ride), (long) ride.vertical(), Long::sum));
        List<Request> days = verticals.keySet().stream().map(Request::get).toList();
        List<Request> seasons = rides.stream()
                .map(ride -> "/skiers/" + ride.skier() + "/days?season=" + Seasons.text(SEASON))
                .distinct()
                .map(Request::get)
                .toList();
        try (LocalStack stack = bench.freshStack(
                settings -> Bench.serversOnly(settings).replicas(Role.INGEST, 1).replicas(Role.CONSUMER, 1))) {
            Replica query = besideConstants(bench.repository()).start(stack, Role.QUERY_MOBILE);
            URI ingest = URI.create(
                    "http://" + stack.replicas(Role.INGEST).getFirst().address());
            bench.step("storing %,d rides".formatted(rides.size()));
            Batches.store(Database.of(stack), ingest, SEASON, rides);
            URI server = URI.create("http://" + query.address());
            try (LoadClient load = new LoadClient(server, CONNECTIONS)) {
                Contest contest = new Contest(load, query.process().pid());
                bench.step("warming up with %,d requests each".formatted(WARM_UP));
                ok(load.run(Load.closed(days.size(), days.iterator()::next)));
                ok(load.run(Load.closed(seasons.size(), seasons.iterator()::next)));
                for (Supplier<Request> requests : List.<Supplier<Request>>of(random(days), () -> CONSTANT_DAY)) {
                    ok(load.run(Load.closed(WARM_UP, requests)));
                }
                new Compilers(query.process().pid())
                        .letFinish(duration -> ok(load.run(Load.open(LIGHT_PER_SECOND, duration, random(days)))));
                Scrape before = Scrape.of(List.of(query));
                bench.step("a skier's day");
                Duel day = Duel.fight(
                        bench,
                        "µs",
                        "cached",
                        () -> contest.microsPerGet(ROUND, random(days), true),
                        "constant",
                        () -> contest.microsPerGet(ROUND, () -> CONSTANT_DAY, false));
                bench.step("a skier's season, shortly");
                contest.microsPerGet(SHORT_ROUND, random(seasons), true);
                Duel season = Duel.fight(
                        bench,
                        "µs",
                        "cached",
                        () -> contest.microsPerGet(SHORT_ROUND, random(seasons), true),
                        "constant",
                        () -> contest.microsPerGet(SHORT_ROUND, () -> CONSTANT_SEASON, false));
                reconcile(contest.reads, before, Scrape.of(List.of(query)));
                compareAnswers(server, verticals);
                return new Finding(
                        day.ratio(),
                        "2 s at " + CONNECTIONS + " connections",
                        List.of(
                                "CPU of a skier's day: " + day.sides(),
                                "CPU of a skier's season: " + season.sides()
                                        + ", ratio %.2f"
                                                .formatted(season.ratio().median()),
                                "%,d reads, all answered by Redis".formatted(contest.reads)));
            }
        }
    }

    /** CPU of the replica for each request. Counts the reads that it must have counted itself. */
    private static final class Contest {

        private final LoadClient load;
        private final long pid;
        private long reads;

        private Contest(LoadClient load, long pid) {
            this.load = load;
            this.pid = pid;
        }

        double microsPerGet(Duration duration, Supplier<Request> requests, boolean read) throws NotReconciledException {
            double before = CpuClock.seconds(pid);
            long gets = ok(load.run(Load.closed(duration, requests)));
            if (read) {
                reads += gets;
            }
            return (CpuClock.seconds(pid) - before) * MICROS / gets;
        }
    }

    private static ServiceVariant besideConstants(Path repository) throws UnavailableException {
        Path classes = repository.resolve(Path.of("skier-query-service", "target", "test-classes"));
        if (!Files.isDirectory(classes)) {
            throw new UnavailableException(classes + " is missing: run ./mvnw package -DskipTests.");
        }
        return new ServiceVariant(
                "query-beside-constants",
                List.of(classes),
                Map.of("SPRING_MAIN_SOURCES", "dev.liftline.constant.ConstantController"));
    }

    private static void reconcile(long reads, Scrape before, Scrape after) throws NotReconciledException {
        double cached = reads(after, "source=\"cache\"") - reads(before, "source=\"cache\"");
        double all = reads(after) - reads(before);
        NotReconciledException.require(
                cached == reads && all == reads,
                () -> "%,d reads were answered; the service counts %,.0f, %,.0f of them by the cache"
                        .formatted(reads, all, cached));
    }

    private static double reads(Scrape scrape, String... tags) {
        return scrape.sum("liftline_query_reads_total", tags);
    }

    private static void compareAnswers(URI server, Map<String, Long> verticals)
            throws IOException, InterruptedException, NotReconciledException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, Long> expected :
                    verticals.entrySet().stream().limit(CHECKED).collect(Collectors.toList())) {
                HttpRequest request = HttpRequest.newBuilder(server.resolve(expected.getKey()))
                        .build();
                String vertical =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                NotReconciledException.require(
                        vertical.equals(expected.getValue().toString()),
                        () -> "GET %s answers %s instead of %d"
                                .formatted(expected.getKey(), vertical, expected.getValue()));
            }
        }
    }

    private static Supplier<Request> random(List<Request> requests) {
        SplittableRandom random = new SplittableRandom(7);
        return () -> requests.get(random.nextInt(requests.size()));
    }

    private static long ok(LoadResult result) throws NotReconciledException {
        return Answers.all(result, 200);
    }
}
