package dev.liftline.benchmarks.baseline;

import dev.liftline.benchmarks.baseline.BuildComparison.RoundResult;
import dev.liftline.benchmarks.consumer.Backlog;
import dev.liftline.benchmarks.consumer.FilledSeason;
import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.benchmarks.traffic.FieldRideRequests;
import dev.liftline.benchmarks.traffic.RideBatches;
import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.load.FieldLoad;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Measures the cases of one build. Not thread-safe. */
final class BuildCases implements AutoCloseable {

    private static final String GATEWAY = "gateway";
    private static final String INGEST = "ingest-1";
    private static final String CONSUMER = "consumer-1";
    private static final String QUERY = "query-mobile-1";
    private static final int CONNECTIONS = 32;
    private static final int FIELD_CONNECTIONS = 128;
    private static final int FIELD_RIDES = 100_000;
    private static final int RIDES_PER_BATCH = 1_000;
    private static final int POST_SEASON = 2099;
    private static final int BATCH_SEASON = 2098;
    private static final int READ_SEASON = 2097;
    private static final int BACKLOG_SEASON = 2096;
    private static final int STORED_RIDES = 10_000;
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration STORE_TIMEOUT = Duration.ofMinutes(3);
    private static final double MICROS = 1e6;

    private final BuiltStack stack;
    private final LoadClient gateway;
    private final LoadClient ingest;
    private final LoadClient batches;
    private final LoadClient query;
    private final RideStream topic;
    private final Supplier<Request> posts = new FieldRideRequests(POST_SEASON, 1);
    private final Supplier<Request> batch = new RideBatches(BATCH_SEASON, RIDES_PER_BATCH, 1);
    private final List<FieldRide> stored;
    private final Supplier<Request> reads;
    private int day;
    private int seed;

    BuildCases(BuiltStack stack) {
        this.stack = stack;
        this.gateway = new LoadClient(stack.url(GATEWAY), CONNECTIONS);
        this.ingest = new LoadClient(stack.url(INGEST), CONNECTIONS);
        this.batches = new LoadClient(stack.url(INGEST), 4);
        this.query = new LoadClient(stack.url(QUERY), CONNECTIONS);
        this.topic = new RideStream(stack.kafka());
        SplittableRandom random = new SplittableRandom(3);
        this.stored = new Field(5_000, 10, 40, 3, 360)
                .draw(STORED_RIDES, random).stream().distinct().toList();
        List<Request> paths = stored.stream()
                .map(ride -> Request.get(Requests.skierDay(READ_SEASON, ride)))
                .toList();
        this.reads = () -> paths.get(random.nextInt(paths.size()));
    }

    /** Stores the rides for reads, fills the cache and warms up all code paths. */
    void warmUp() throws Exception {
        Batches.store(stack.database(), stack.url(GATEWAY), READ_SEASON, stored);
        ExpectedResponses.all(gateway.run(Load.closed(WARM_UP, posts)), 201);
        ExpectedResponses.all(ingest.run(Load.closed(WARM_UP, posts)), 201);
        ExpectedResponses.all(batches.run(Load.closed(WARM_UP, batch)), 200);
        ExpectedResponses.all(query.run(Load.closed(WARM_UP, reads)), 200);
        ExpectedResponses.all(gateway.run(Load.closed(WARM_UP.dividedBy(2), reads)), 200);
        topic.awaitStored(STORE_TIMEOUT);
    }

    /** Runs one round and returns when all its rides are stored. */
    RoundResult measure(BuildCase buildCase) throws Exception {
        RoundResult result = switch (buildCase) {
            case GATEWAY_POST -> load(gateway, posts, 201, 1, () -> stack.cpuSeconds(GATEWAY));
            case GATEWAY_POST_ALL -> load(gateway, posts, 201, 1, stack::cpuSeconds);
            case INGEST_POST -> load(ingest, posts, 201, 1, () -> stack.cpuSeconds(INGEST));
            case BATCH -> load(batches, batch, 200, RIDES_PER_BATCH, () -> stack.cpuSeconds(INGEST));
            case CONSUMER -> drainBacklog();
            case CACHED_GET -> load(query, reads, 200, 1, () -> stack.cpuSeconds(QUERY));
            case GATEWAY_GET -> load(gateway, reads, 200, 1, () -> stack.cpuSeconds(GATEWAY));
            case FIELD_LOAD -> fieldLoad();
        };
        topic.awaitStored(STORE_TIMEOUT);
        return result;
    }

    @Override
    public void close() {
        gateway.close();
        ingest.close();
        batches.close();
        query.close();
        topic.close();
    }

    /** @param unitsPerRequest rides or reads of one request */
    private static RoundResult load(
            LoadClient client, Supplier<Request> requests, int status, int unitsPerRequest, DoubleSupplier cpuSeconds)
            throws NotReconciledException {
        double before = cpuSeconds.getAsDouble();
        LoadResult result = client.run(Load.closed(ROUND, requests));
        double used = cpuSeconds.getAsDouble() - before;
        ExpectedResponses.all(result, status);
        double units = (double) result.total() * unitsPerRequest;
        return new RoundResult(units / result.seconds(), used * MICROS / units);
    }

    private RoundResult drainBacklog() throws Exception {
        day++;
        Backlog backlog = Backlog.of(BACKLOG_SEASON, FilledSeason.day(day));
        double[] cpuBefore = {0};
        double perSecond = backlog.drain(topic, stack.pid(CONSUMER), () -> cpuBefore[0] = stack.cpuSeconds(CONSUMER));
        return new RoundResult(
                perSecond, (stack.cpuSeconds(CONSUMER) - cpuBefore[0]) * MICROS / FilledSeason.RIDES_PER_DAY);
    }

    private RoundResult fieldLoad() throws Exception {
        seed++;
        FieldLoad load = new FieldLoad(stack.url(GATEWAY), FIELD_RIDES, FIELD_CONNECTIONS, Map.of(), line -> {});
        try (StoredSeason season = StoredSeason.unused(stack.database())) {
            double before = stack.cpuSeconds();
            FieldLoad.Result result = load.send(season, seed);
            double used = stack.cpuSeconds() - before;
            NotReconciledException.require(result.isRight(), () -> "The field load failed: " + result);
            return new RoundResult(result.acknowledged() / result.seconds(), used * MICROS / result.acknowledged());
        }
    }
}
