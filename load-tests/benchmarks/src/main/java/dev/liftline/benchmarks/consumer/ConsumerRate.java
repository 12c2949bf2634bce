package dev.liftline.benchmarks.consumer;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import io.lettuce.core.RedisClient;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Compares the rate of one consumer, which stores rows, totals and cache, with COPY of the same rows into PostgreSQL.
 */
public final class ConsumerRate implements Benchmark {

    private static final int WARM_UP = 200_000;
    private static final int FIELD_RIDES = 100_000;
    private static final int DAYS = 2;
    private static final int WARM_UP_SEASON = 2090;
    private static final int FIRST_SEASON = 2100;
    private static final int FIRST_FIELD_SEASON = 2120;
    /** Offset between the season of consumed rides and the season of the same rides stored by COPY. */
    private static final int COPY_SEASON_OFFSET = 100;

    private static final int BINARY_SEASON = 2300;

    @Override
    public String name() {
        return "consumer";
    }

    @Override
    public String title() {
        return "rides/s stored (rows, totals, cache) over COPY of their rows: a ski day";
    }

    @Override
    public Target target() {
        return Target.atLeast(0.5, " ×", 2);
    }

    @Override
    public Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(
                        settings -> BenchmarkContext.serversOnly(settings).replicas(Role.CONSUMER, 1));
                RideStream topic = new RideStream(stack.kafkaBootstrap());
                RedisClient redis = RedisClient.create(stack.redisUrl())) {
            Replica consumer = stack.replicas(Role.CONSUMER).getFirst();
            context.progress("warming up with %,d rides".formatted(WARM_UP));
            Backlog.of(WARM_UP_SEASON, distinct(WARM_UP, 0))
                    .drain(topic, consumer.process().pid(), () -> {});
            new JitCompilers(consumer.process().pid(), stack.kafka().pid()).awaitIdle();
            Run skiDays = Run.of(stack, topic, redis, FIRST_SEASON, ConsumerRate::days);
            // Keeps automatic checkpoints out of the rounds.
            skiDays.checkpoint();
            context.progress("comparing ski days: ten rides of each skier a day at ten resorts");
            PairedComparison comparison = skiDays.compareWithCopy(context);
            double binary = skiDays.copy(BulkLoadedSeason.binary(BINARY_SEASON, days(0)));
            context.progress("comparing field rides: nearly every ride starts a skier day");
            Run field = Run.of(stack, topic, redis, FIRST_FIELD_SEASON, round -> distinct(FIELD_RIDES, round));
            PairedComparison fieldComparison = field.compareWithCopy(context);
            return new Measurement(
                    comparison.ratio(),
                    "%d days of %,d rides of 20,000 skiers waiting in Kafka"
                            .formatted(DAYS, FilledSeason.RIDES_PER_DAY),
                    List.of(
                            "Stored: " + comparison.summary(),
                            "CPU per " + skiDays.costs(),
                            "Binary COPY, one run: %,.0f rows/s".formatted(binary),
                            "With %,d field rides, most of which also add a row of `skier_day` and a key in Redis: %s, ratio %.2f"
                                    .formatted(
                                            FIELD_RIDES,
                                            fieldComparison.summary(),
                                            fieldComparison.ratio().median()),
                            "CPU of field rides per " + field.costs()));
        }
    }

    private static List<FieldRide> days(int round) {
        return IntStream.rangeClosed(1, DAYS)
                .mapToObj(day -> FilledSeason.day(round * DAYS + day))
                .flatMap(List::stream)
                .toList();
    }

    private static List<FieldRide> distinct(int count, int seed) {
        return Field.STANDARD.draw(count, new SplittableRandom(seed)).stream()
                .distinct()
                .toList();
    }

    /** Rides of one kind. Each round stores them with the consumer in one season and with COPY in another. */
    private record Run(
            Database database,
            RedisClient redis,
            RideStream topic,
            Replica consumer,
            LocalStack stack,
            SeasonCheck check,
            StoredRideCost cost,
            int firstSeason,
            IntFunction<List<FieldRide>> rides,
            List<Double> copyMicros) {

        static Run of(
                LocalStack stack,
                RideStream topic,
                RedisClient redis,
                int firstSeason,
                IntFunction<List<FieldRide>> rides) {
            Database database = Database.of(stack);
            Replica consumer = stack.replicas(Role.CONSUMER).getFirst();
            return new Run(
                    database,
                    redis,
                    topic,
                    consumer,
                    stack,
                    new SeasonCheck(database, redis),
                    new StoredRideCost(stack, consumer),
                    firstSeason,
                    rides,
                    new ArrayList<>());
        }

        /** Compares the consumer with COPY. */
        PairedComparison compareWithCopy(BenchmarkContext context) throws Exception {
            int[] round = new int[2];
            return PairedComparison.run(
                    context,
                    "rides/s",
                    "consumer",
                    () -> consume(round[0]++),
                    "COPY",
                    () -> copy(BulkLoadedSeason.text(
                            firstSeason + COPY_SEASON_OFFSET + round[1], rides.apply(1 + round[1]++))));
        }

        String costs() {
            return "stored ride: %s; per copied row: PostgreSQL %.1f µs"
                    .formatted(cost.summary(), new Samples(copyMicros).median());
        }

        double consume(int round) throws Exception {
            int season = firstSeason + round;
            Backlog backlog = Backlog.of(season, rides.apply(1 + round));
            try (var cache = redis.connect()) {
                // Otherwise Redis would fill up and evict keys that the check needs.
                cache.sync().flushall();
            }
            double rate = backlog.drain(topic, consumer.process().pid(), cost::begin);
            cost.end(backlog.distinct());
            check.require(season, backlog.keys());
            return rate;
        }

        double copy(BulkLoadedSeason season) throws Exception {
            try (Connection connection = database.connect()) {
                long postgres = stack.postgres().pid();
                double before = CpuClock.seconds(postgres);
                double rate = season.copy(connection);
                copyMicros.add((CpuClock.seconds(postgres) - before) * 1e6 / season.rides());
                return rate;
            }
        }

        void checkpoint() throws Exception {
            try (Connection connection = new Database(database.url(), "postgres", "").connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
        }
    }
}
