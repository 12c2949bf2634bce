package dev.liftline.benchmarks.storing;

import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Duel;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.Compilers;
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

/** How fast one consumer stores rides, with totals and cache, beside PostgreSQL's own bulk load of the rows alone. */
public final class ConsumerRate implements Benchmark {

    private static final int WARM_UP = 200_000;
    private static final int FIELD_RIDES = 100_000;
    private static final int DAYS = 2;
    private static final int WARM_UP_SEASON = 2090;
    private static final int FIRST_SEASON = 2100;
    private static final int FIRST_FIELD_SEASON = 2120;
    /** From a season that is consumed to the one in which the same rides are copied. */
    private static final int TO_COPIED = 100;

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
    public Finding measure(Bench bench) throws Exception {
        try (LocalStack stack =
                        bench.freshStack(settings -> Bench.serversOnly(settings).replicas(Role.CONSUMER, 1));
                RideStream topic = new RideStream(stack.kafkaBootstrap());
                RedisClient redis = RedisClient.create(stack.redisUrl())) {
            Replica consumer = stack.replicas(Role.CONSUMER).getFirst();
            bench.step("warming up with %,d rides".formatted(WARM_UP));
            Backlog.of(WARM_UP_SEASON, distinct(WARM_UP, 0))
                    .drain(topic, consumer.process().pid(), () -> {});
            new Compilers(consumer.process().pid(), stack.kafka().pid()).letFinish();
            Run skiDays = Run.of(stack, topic, redis, FIRST_SEASON, ConsumerRate::days);
            // So that all rounds run between the same two checkpoints.
            skiDays.checkpoint();
            bench.step("ski days at ten resorts: each skier rides ten times a day");
            Duel duel = skiDays.beside(bench);
            double binary = skiDays.copy(CopiedSeason.binary(BINARY_SEASON, days(0)));
            bench.step("rides of the field: nearly each begins a skier's day of its own");
            Run field = Run.of(stack, topic, redis, FIRST_FIELD_SEASON, round -> distinct(FIELD_RIDES, round));
            Duel ofTheField = field.beside(bench);
            return new Finding(
                    duel.ratio(),
                    "%d days of %,d rides of 20,000 skiers waiting in Kafka"
                            .formatted(DAYS, FilledSeason.RIDES_PER_DAY),
                    List.of(
                            "Stored: " + duel.sides(),
                            "CPU of " + skiDays.costs(),
                            "COPY in its binary form, once: %,.0f rows/s".formatted(binary),
                            "Of %,d rides of the field, nearly each of which is also a row of `skier_day` and a key in Redis: %s, ratio %.2f"
                                    .formatted(
                                            FIELD_RIDES,
                                            ofTheField.sides(),
                                            ofTheField.ratio().median()),
                            "CPU there of " + field.costs()));
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

    /** Rides of one kind, stored by the consumer in one season a round, and copied in another. */
    private record Run(
            Database database,
            RedisClient redis,
            RideStream topic,
            Replica consumer,
            LocalStack stack,
            SeasonCheck check,
            StoringCost cost,
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
                    new StoringCost(stack, consumer),
                    firstSeason,
                    rides,
                    new ArrayList<>());
        }

        /** The consumer beside COPY. */
        Duel beside(Bench bench) throws Exception {
            int[] round = new int[2];
            return Duel.fight(
                    bench,
                    "rides/s",
                    "consumer",
                    () -> consume(round[0]++),
                    "COPY",
                    () -> copy(CopiedSeason.text(firstSeason + TO_COPIED + round[1], rides.apply(1 + round[1]++))));
        }

        String costs() {
            return "a stored ride: %s; of a copied row: PostgreSQL %.1f µs"
                    .formatted(cost.line(), new Samples(copyMicros).median());
        }

        double consume(int round) throws Exception {
            int season = firstSeason + round;
            Backlog backlog = Backlog.of(season, rides.apply(1 + round));
            try (var cache = redis.connect()) {
                // Or Redis would be full before the last round, and what it drops could not be compared.
                cache.sync().flushall();
            }
            double rate = backlog.drain(topic, consumer.process().pid(), cost::begin);
            cost.end(backlog.distinct());
            check.require(season, backlog.keys());
            return rate;
        }

        double copy(CopiedSeason season) throws Exception {
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
