package dev.liftline.benchmarks.query;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.figure.ServiceVariant;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.ReplicaCounters;
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

/** Compares the CPU of a cached read with that of an endpoint in the same service that returns a constant. */
public final class QueryCost implements Benchmark {

    private static final int SEASON = 2099;
    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 100_000;
    private static final double LIGHT_PER_SECOND = 500;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration SHORT_ROUND = Duration.ofMillis(500);
    private static final int CHECKED_READS = 1_000;
    private static final double MICROS = 1e6;

    /** Most rides of a skier are on different days. */
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
    public Measurement measure(BenchmarkContext context) throws Exception {
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
        try (LocalStack stack = context.freshStack(settings ->
                BenchmarkContext.serversOnly(settings).replicas(Role.INGEST, 1).replicas(Role.CONSUMER, 1))) {
            Replica query = serviceWithConstants(context.repository()).start(stack, Role.QUERY_MOBILE);
            URI ingest = URI.create(
                    "http://" + stack.replicas(Role.INGEST).getFirst().address());
            context.progress("storing %,d rides".formatted(rides.size()));
            Batches.store(Database.of(stack), ingest, SEASON, rides);
            URI server = URI.create("http://" + query.address());
            try (LoadClient load = new LoadClient(server, CONNECTIONS)) {
                CpuMeter meter = new CpuMeter(load, query.process().pid());
                context.progress("warming up each endpoint with %,d requests".formatted(WARM_UP));
                requireOk(load.run(Load.closed(days.size(), days.iterator()::next)));
                requireOk(load.run(Load.closed(seasons.size(), seasons.iterator()::next)));
                for (Supplier<Request> requests : List.<Supplier<Request>>of(random(days), () -> CONSTANT_DAY)) {
                    requireOk(load.run(Load.closed(WARM_UP, requests)));
                }
                new JitCompilers(query.process().pid())
                        .awaitIdle(
                                duration -> requireOk(load.run(Load.open(LIGHT_PER_SECOND, duration, random(days)))));
                ReplicaCounters before = ReplicaCounters.of(List.of(query));
                context.progress("comparing reads of a skier day");
                PairedComparison day = PairedComparison.run(
                        context,
                        "µs",
                        "cached",
                        () -> meter.microsPerGet(ROUND, random(days), true),
                        "constant",
                        () -> meter.microsPerGet(ROUND, () -> CONSTANT_DAY, false));
                context.progress("comparing reads of a skier season");
                meter.microsPerGet(SHORT_ROUND, random(seasons), true);
                PairedComparison season = PairedComparison.run(
                        context,
                        "µs",
                        "cached",
                        () -> meter.microsPerGet(SHORT_ROUND, random(seasons), true),
                        "constant",
                        () -> meter.microsPerGet(SHORT_ROUND, () -> CONSTANT_SEASON, false));
                reconcile(meter.reads, before, ReplicaCounters.of(List.of(query)));
                checkResponses(server, verticals);
                return new Measurement(
                        day.ratio(),
                        "2 s at " + CONNECTIONS + " connections",
                        List.of(
                                "CPU per read of a skier day: " + day.summary(),
                                "CPU per read of a skier season: " + season.summary()
                                        + ", ratio %.2f"
                                                .formatted(season.ratio().median()),
                                "%,d reads, all cache hits".formatted(meter.reads)));
            }
        }
    }

    /** Measures the replica's CPU per request and counts reads for the comparison with the replica's counters. */
    private static final class CpuMeter {

        private final LoadClient load;
        private final long pid;
        private long reads;

        private CpuMeter(LoadClient load, long pid) {
            this.load = load;
            this.pid = pid;
        }

        double microsPerGet(Duration duration, Supplier<Request> requests, boolean countsAsRead)
                throws NotReconciledException {
            double before = CpuClock.seconds(pid);
            long gets = requireOk(load.run(Load.closed(duration, requests)));
            if (countsAsRead) {
                reads += gets;
            }
            return (CpuClock.seconds(pid) - before) * MICROS / gets;
        }
    }

    private static ServiceVariant serviceWithConstants(Path repository) throws UnavailableException {
        Path classes = repository.resolve(Path.of("skier-query-service", "target", "test-classes"));
        if (!Files.isDirectory(classes)) {
            throw new UnavailableException(classes + " is missing; run ./mvnw package -DskipTests.");
        }
        return new ServiceVariant(
                "query-with-constants",
                List.of(classes),
                Map.of("SPRING_MAIN_SOURCES", "dev.liftline.constant.ConstantController"));
    }

    private static void reconcile(long reads, ReplicaCounters before, ReplicaCounters after)
            throws NotReconciledException {
        double cached = reads(after, "source=\"cache\"") - reads(before, "source=\"cache\"");
        double all = reads(after) - reads(before);
        NotReconciledException.require(
                cached == reads && all == reads,
                () -> "%,d reads have a response, but the service counts %,.0f, %,.0f of them cache hits"
                        .formatted(reads, all, cached));
    }

    private static double reads(ReplicaCounters counters, String... tags) {
        return counters.sum("liftline_query_reads_total", tags);
    }

    private static void checkResponses(URI server, Map<String, Long> verticals)
            throws IOException, InterruptedException, NotReconciledException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, Long> expected :
                    verticals.entrySet().stream().limit(CHECKED_READS).collect(Collectors.toList())) {
                HttpRequest request = HttpRequest.newBuilder(server.resolve(expected.getKey()))
                        .build();
                String vertical =
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                NotReconciledException.require(
                        vertical.equals(expected.getValue().toString()),
                        () -> "GET %s returned %s instead of %d"
                                .formatted(expected.getKey(), vertical, expected.getValue()));
            }
        }
    }

    private static Supplier<Request> random(List<Request> requests) {
        SplittableRandom random = new SplittableRandom(7);
        return () -> requests.get(random.nextInt(requests.size()));
    }

    private static long requireOk(LoadResult result) throws NotReconciledException {
        return ExpectedResponses.all(result, 200);
    }
}
