package dev.liftline.benchmarks.consumer;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.traffic.CpuCost;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.Reconciliation;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.RideKeys;
import dev.liftline.testkit.rides.RideRanges;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Compares the rate of one consumer, which stores rows, totals and cache, with COPY of the same rows into PostgreSQL.
 */
public final class ConsumerRate {

    private static final int WARM_UP = 200_000;
    private static final int REFERENCE_RIDES = 100_000;
    private static final int DAYS = 2;
    private static final int WARM_UP_SEASON = 2090;
    private static final int FIRST_SEASON = 2100;
    private static final int FIRST_REFERENCE_SEASON = 2120;
    /** Offset between the season of consumed rides and the season of the same rides stored by COPY. */
    private static final int COPY_SEASON_OFFSET = 100;

    private static final int CACHED_SAMPLE = 2_000;

    private final BenchmarkContext context;
    private final LocalStack stack;
    private final Database database;
    private final RideStream topic;
    private final RedisCommands<String, String> redis;
    private final long consumer;

    private ConsumerRate(
            BenchmarkContext context, LocalStack stack, RideStream topic, RedisCommands<String, String> redis) {
        this.context = context;
        this.stack = stack;
        this.database = Database.of(stack);
        this.topic = topic;
        this.redis = redis;
        this.consumer = stack.replicas(Role.CONSUMER).getFirst().pid();
    }

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(Map.of(Role.CONSUMER, 1));
                RideStream topic = new RideStream(stack.kafkaBootstrap());
                RedisClient redis = RedisClient.create(stack.redisUrl())) {
            return new ConsumerRate(context, stack, topic, redis.connect().sync()).measure();
        }
    }

    private Measurement measure() throws Exception {
        context.progress("warming up with %,d rides".formatted(WARM_UP));
        Backlog.of(WARM_UP_SEASON, distinct(WARM_UP, 0)).drain(topic, consumer, () -> {});
        JitCompilers.awaitIdle(context, Thread::sleep, consumer, stack.kafka().pid());
        // Keeps automatic checkpoints out of the rounds.
        database.asSuperuser().execute("CHECKPOINT");
        context.progress("comparing ski days: ten rides of each skier a day at ten resorts");
        Run skiDays = compareWithCopy(FIRST_SEASON, round -> FilledSeason.days(round * DAYS + 1, DAYS));
        context.progress("comparing reference rides: nearly every ride starts a skier day");
        Run reference = compareWithCopy(FIRST_REFERENCE_SEASON, round -> distinct(REFERENCE_RIDES, round));
        return new Measurement(
                skiDays.comparison.ratio(),
                "%d days of %,d rides of 20,000 skiers waiting in Kafka".formatted(DAYS, FilledSeason.RIDES_PER_DAY),
                List.of(
                        "Stored: " + skiDays.comparison.summary(),
                        "CPU per " + skiDays.costs(),
                        "With %,d reference rides, most of which also add a row of `skier_day` and a key in Redis: %s, ratio %.2f"
                                .formatted(
                                        REFERENCE_RIDES,
                                        reference.comparison.summary(),
                                        reference.comparison.ratio().median()),
                        "CPU of reference rides per " + reference.costs()));
    }

    private static List<ReferenceRide> distinct(int count, int seed) {
        return RideRanges.REFERENCE.draw(count, new SplittableRandom(seed)).stream()
                .distinct()
                .toList();
    }

    private record Run(PairedComparison comparison, CpuCost stored, CpuCost copied) {
        private String costs() {
            return "stored ride: %s; per copied row: %s".formatted(stored.summary(), copied.summary());
        }
    }

    /** Each round stores the rides of its number with the consumer in one season and with COPY in another. */
    private Run compareWithCopy(int firstSeason, IntFunction<List<ReferenceRide>> rides) throws Exception {
        long postgres = stack.postgres().pid();
        CpuCost stored = new CpuCost()
                .of("consumer", consumer)
                .of("PostgreSQL", postgres)
                .of("Redis", stack.redis().pid())
                .of("Kafka", stack.kafka().pid());
        CpuCost copied = new CpuCost().of("PostgreSQL", postgres);
        int[] round = new int[2];
        PairedComparison comparison = PairedComparison.run(
                context,
                "rides/s",
                "consumer",
                () -> consume(firstSeason + round[0], rides.apply(++round[0]), stored),
                "COPY",
                () -> copy(firstSeason + COPY_SEASON_OFFSET + round[1], rides.apply(++round[1]), copied));
        return new Run(comparison, stored, copied);
    }

    private double consume(int season, List<ReferenceRide> rides, CpuCost cost) throws Exception {
        Backlog backlog = Backlog.of(season, rides);
        // Otherwise Redis would fill up and evict keys that the check needs.
        redis.flushall();
        double rate = backlog.drain(topic, consumer, cost::begin);
        cost.end(rides.size());
        requireStored(season, backlog.keys());
        return rate;
    }

    /**
     * Requires every ride stored once, totals equal to a recount, and correct cached totals of a sample of skier days.
     */
    private void requireStored(int season, RideKeys sent) throws SQLException, NotReconciledException {
        try (StoredSeason stored = StoredSeason.of(database, season)) {
            Reconciliation reconciliation = stored.reconcile(sent, new RideKeys(0));
            NotReconciledException.require(
                    reconciliation.isRight(), () -> "Season " + season + " is not stored as sent: " + reconciliation);
            Map<String, String> totals = stored.cacheEntries(CACHED_SAMPLE);
            long correct = redis.mget(totals.keySet().toArray(String[]::new)).stream()
                    .filter(cached -> cached.hasValue() && cached.getValue().equals(totals.get(cached.getKey())))
                    .count();
            NotReconciledException.require(
                    correct == totals.size(),
                    () -> "Redis has the correct value of %d of %d totals of season %d"
                            .formatted(correct, totals.size(), season));
        }
    }

    private double copy(int season, List<ReferenceRide> rides, CpuCost cost) throws Exception {
        BulkLoadedSeason rows = new BulkLoadedSeason(season, rides);
        cost.begin();
        double rate = rows.copy(database);
        cost.end(rides.size());
        return rate;
    }
}
