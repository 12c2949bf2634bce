package dev.liftline.benchmarks.query;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.Request;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.load.ReplicaCounters;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Compares the CPU of a cached read with that of an endpoint in the same service that returns a constant. */
public final class QueryCost {

    private static final int SEASON = 2099;
    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 100_000;
    private static final double RATE = 4_000;
    private static final Duration ROUND = Duration.ofSeconds(2);

    private final BenchmarkContext context;
    private final Replica query;
    private final SkierDayReads skierDays;
    private final List<Request> seasons;

    private QueryCost(BenchmarkContext context, Replica query, List<ReferenceRide> rides) {
        this.context = context;
        this.query = query;
        this.skierDays = new SkierDayReads(SEASON, rides);
        this.seasons = rides.stream()
                .map(ride -> "/skiers/" + ride.skier() + "/days?season=" + Seasons.text(SEASON))
                .distinct()
                .map(Request::get)
                .toList();
    }

    public static Measurement measure(BenchmarkContext context) throws Exception {
        List<ReferenceRide> rides = SkierDayReads.rides();
        try (LocalStack stack = context.freshStack(Map.of(Role.INGEST, 1, Role.CONSUMER, 1))) {
            Replica query = stack.startUnlisted(
                    Role.QUERY_MOBILE,
                    "query-with-constants",
                    List.of(context.testClasses("skier-query-service")),
                    Map.of("SPRING_MAIN_SOURCES", "dev.liftline.constant.ConstantController"));
            context.progress("storing %,d rides".formatted(rides.size()));
            Batches.store(
                    Database.of(stack), stack.replicas(Role.INGEST).getFirst().url(), Credentials.NONE, SEASON, rides);
            try (MeasuredClient reads = new MeasuredClient(query.url(), CONNECTIONS, 200, query.pid());
                    MeasuredClient constants = new MeasuredClient(query.url(), CONNECTIONS, 200, query.pid())) {
                return new QueryCost(context, query, rides).measure(reads, constants);
            }
        }
    }

    private Measurement measure(MeasuredClient reads, MeasuredClient constants) throws Exception {
        List<Request> days = skierDays.requests();
        context.progress("warming up each endpoint with %,d requests".formatted(WARM_UP));
        reads.send(Load.closed(days));
        reads.send(Load.closed(seasons));
        reads.send(Load.closed(WARM_UP, random(days)));
        constants.send(Load.closed(WARM_UP, () -> Request.get("/constant/day")));
        JitCompilers.awaitIdle(
                context,
                duration -> {
                    reads.send(Load.open(RATE, duration.dividedBy(2), random(days)));
                    constants.send(Load.open(RATE, duration.dividedBy(2), () -> Request.get("/constant/day")));
                },
                query.pid());
        ReplicaCounters before = ReplicaCounters.of(List.of(query));
        long readsBefore = reads.responses();
        context.progress("comparing reads of a skier day");
        PairedComparison day = compare(reads, days, constants, "/constant/day");
        context.progress("comparing reads of a skier season");
        reads.send(Load.open(RATE, ROUND, random(seasons)));
        PairedComparison season = compare(reads, seasons, constants, "/constant/season");
        long measured = reads.responses() - readsBefore;
        ReadCounts counts = new ReadCounts(before, ReplicaCounters.of(List.of(query)));
        NotReconciledException.require(
                counts.all() == measured && counts.misses() == 0,
                () -> "%,d reads have a response, but the service counts %,.0f, %,.0f of them cache misses"
                        .formatted(measured, counts.all(), counts.misses()));
        skierDays.check(reads);
        return new Measurement(
                day.ratio(),
                "%d s at %,.0f/s".formatted(ROUND.toSeconds(), RATE),
                List.of(
                        "CPU per read of a skier day: " + day.summary(),
                        day.steadiness(),
                        "CPU per read of a skier season: %s, ratio %.2f"
                                .formatted(season.summary(), season.ratio().median()),
                        "%,d reads, all cache hits".formatted(measured)));
    }

    private PairedComparison compare(
            MeasuredClient reads, List<Request> cached, MeasuredClient constants, String constant) throws Exception {
        return PairedComparison.runUntilSteady(
                context,
                "µs",
                "cached",
                () -> reads.cpuMicros(Load.open(RATE, ROUND, random(cached))),
                "constant",
                () -> constants.cpuMicros(Load.open(RATE, ROUND, () -> Request.get(constant))));
    }

    private static Supplier<Request> random(List<Request> requests) {
        return SkierDayReads.random(requests, 7);
    }
}
