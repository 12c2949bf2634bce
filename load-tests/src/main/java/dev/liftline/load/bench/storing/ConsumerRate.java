package dev.liftline.load.bench.storing;

import dev.liftline.load.CpuClock;
import dev.liftline.load.bench.figure.Bench;
import dev.liftline.load.bench.figure.Benchmark;
import dev.liftline.load.bench.figure.Duel;
import dev.liftline.load.bench.figure.Finding;
import dev.liftline.load.bench.figure.Samples;
import dev.liftline.load.bench.figure.Target;
import dev.liftline.load.bench.traffic.Compilers;
import dev.liftline.load.bench.traffic.RideStream;
import dev.liftline.load.field.Field;
import dev.liftline.load.field.FieldRide;
import dev.liftline.load.reconcile.SeasonBooks.Database;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
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
    private static final int FIELD_RIDES = 200_000;
    private static final int DAYS = 2;
    private static final int WARM_UP_SEASON = 2090;
    private static final int FIRST_SEASON = 2100;
    private static final int FIRST_COPIED_SEASON = 2200;
    private static final int BINARY_SEASON = 2300;

    private final String name;
    private final String title;
    private final String sample;
    private final IntFunction<List<FieldRide>> rides;

    private ConsumerRate(String name, String title, String sample, IntFunction<List<FieldRide>> rides) {
        this.name = name;
        this.title = title;
        this.sample = sample;
        this.rides = rides;
    }

    /** Of ski days at ten resorts: each skier rides ten times a day. */
    public static ConsumerRate ofASkiDay() {
        return new ConsumerRate(
                "consumer",
                "rides/s stored (rows, totals, cache) over COPY of their rows: a ski day",
                "%d days of %,d rides of 20,000 skiers waiting in Kafka".formatted(DAYS, FilledSeason.RIDES_PER_DAY),
                ConsumerRate::days);
    }

    /** Of the field, where nearly every ride begins a skier's day of its own: twice the rows, and a key in Redis for each. */
    public static ConsumerRate ofTheField() {
        return new ConsumerRate(
                "consumer-field",
                "the same of the field's rides, nearly each on a skier's day of its own",
                "%,d rides of the field waiting in Kafka".formatted(FIELD_RIDES),
                round -> distinct(FIELD_RIDES, round));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
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
            Database database = Database.of(stack);
            Replica consumer = stack.replicas(Role.CONSUMER).getFirst();
            bench.step("warming up with %,d rides".formatted(WARM_UP));
            Backlog.of(WARM_UP_SEASON, distinct(WARM_UP, 0))
                    .drain(topic, consumer.part().pid(), () -> {});
            new Compilers(consumer.part().pid(), stack.kafka().pid()).letFinish();
            Run run = new Run(
                    database,
                    redis,
                    topic,
                    consumer,
                    stack,
                    new SeasonCheck(database, redis),
                    new StoringCost(stack, consumer),
                    rides,
                    new ArrayList<>());
            // So that all rounds run between the same two checkpoints.
            run.checkpoint();
            int[] round = new int[2];
            Duel duel = Duel.fight(
                    bench,
                    "rides/s",
                    "consumer",
                    () -> run.consume(round[0]++),
                    "COPY",
                    () -> run.copy(CopiedSeason.text(FIRST_COPIED_SEASON + round[1], rides.apply(1 + round[1]++))));
            double binary = run.copy(CopiedSeason.binary(BINARY_SEASON, rides.apply(0)));
            return new Finding(
                    duel.ratio(),
                    sample,
                    List.of(
                            "Stored: " + duel.sides(),
                            "CPU of a stored ride: " + run.cost.line(),
                            "CPU of a copied row: PostgreSQL %.1f µs".formatted(new Samples(run.copyMicros).median()),
                            "COPY in its binary form, once: %,.0f rows/s".formatted(binary)));
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

    private record Run(
            Database database,
            RedisClient redis,
            RideStream topic,
            Replica consumer,
            LocalStack stack,
            SeasonCheck check,
            StoringCost cost,
            IntFunction<List<FieldRide>> rides,
            List<Double> copyMicros) {

        double consume(int round) throws Exception {
            int season = FIRST_SEASON + round;
            Backlog backlog = Backlog.of(season, rides.apply(1 + round));
            try (var cache = redis.connect()) {
                // Or Redis would be full before the last round, and what it drops could not be compared.
                cache.sync().flushall();
            }
            double rate = backlog.drain(topic, consumer.part().pid(), cost::begin);
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
