package dev.liftline.benchmarks.consumer;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Plot.Curve;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.FieldRide;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Compares the consumer's rate with 20 million stored rides and with none, and measures reads at both sizes. */
public final class ConsumerAtSize implements Benchmark {

    private static final int SEASON = 2110;
    private static final int DAYS_PER_STEP = 50;
    private static final int STEPS = 2;
    /** Days that one measurement stores, which takes a few seconds. */
    private static final int DAYS = 2;
    /** The first day after the filled ones. Each measurement stores days without stored rides. */
    private static final int FIRST_NEW_DAY = DAYS_PER_STEP * STEPS + 1;

    private static final int READS = 1_000;
    private static final int WARM_UP_READS = 15_000;
    private static final double READS_PER_SECOND = 500;
    private static final int CONNECTIONS = 32;
    private static final int SKIERS_PER_RESORT = 2_000;
    private static final String EMPTY = "liftline_empty";
    private static final String FULL = "liftline_full";
    private static final double MILLION = 1e6;

    @Override
    public String name() {
        return "consumer-size";
    }

    @Override
    public String title() {
        return "rides/s with 20 million stored over rides/s with none";
    }

    @Override
    public Target target() {
        return Target.atLeast(0.9, " ×", 2);
    }

    @Override
    public Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(settings -> BenchmarkContext.serversOnly(settings)
                        .replicas(Role.CONSUMER, 1)
                        .replicas(Role.QUERY_MOBILE, 1));
                RideStream topic = new RideStream(stack.kafkaBootstrap())) {
            Replica consumer = stack.replicas(Role.CONSUMER).getFirst();
            DatabaseSwitch databases = new DatabaseSwitch(Database.of(stack), EMPTY);
            Run run = new Run(databases, topic, consumer);
            context.progress("warming up with %,d rides".formatted(DAYS * FilledSeason.RIDES_PER_DAY));
            run.store();
            databases.copyTo(FULL);
            List<Double> sizes = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            databases.use(FULL);
            run.clear();
            Replica query = stack.replicas(Role.QUERY_MOBILE).getFirst();
            List<Double> readSizes = new ArrayList<>();
            List<Double> missMillis = new ArrayList<>();
            List<Double> hitMillis = new ArrayList<>();
            List<String> reads = new ArrayList<>();
            for (int step = 1; step <= STEPS; step++) {
                run.fill(context, step);
                if (step == 1) {
                    warmUp(query);
                }
                List<Request> requests = requests(step, step);
                Histogram fromPostgres = read(query, requests);
                Histogram fromRedis = read(query, requests);
                readSizes.add(run.stored() / MILLION);
                missMillis.add(millis(fromPostgres, 99));
                hitMillis.add(millis(fromRedis, 99));
                reads.add("%.1f million: cache misses %s, cache hits %s"
                        .formatted(readSizes.getLast(), describe(fromPostgres), describe(fromRedis)));
                context.progress(reads.getLast());
                if (step < STEPS) {
                    sizes.add(run.stored() / MILLION);
                    rates.add(run.store());
                }
            }
            double full = run.stored() / MILLION;
            PairedComparison comparison = PairedComparison.run(
                    context, "rides/s", "20 million", run::storeIntoFull, "empty", run::storeIntoEmpty);
            sizes.add(full);
            rates.add(comparison.subject().median());
            sizes.addFirst(0.0);
            rates.addFirst(comparison.baseline().median());
            databases.use(FULL);
            List<String> details = new ArrayList<>(List.of(
                    "Stored: " + comparison.summary(),
                    "Rate by size: "
                            + String.join(
                                    ", ",
                                    IntStream.range(0, sizes.size())
                                            .mapToObj(i -> "%,.0f rides/s at %.1f million"
                                                    .formatted(rates.get(i), sizes.get(i)))
                                            .toList())));
            details.add("Reads of a skier day at %,.0f/s, by stored rides: ".formatted(READS_PER_SECOND)
                    + String.join("; ", reads));
            return new Measurement(
                    comparison.ratio(),
                    "%d days of %,d rides waiting in Kafka".formatted(DAYS, FilledSeason.RIDES_PER_DAY),
                    details,
                    List.of(
                            new Plot(
                                    "consumer-size",
                                    "Consumer rate by stored rides",
                                    "million rides stored",
                                    "rides/s",
                                    List.of(new Curve("stored", sizes, rates))),
                            new Plot(
                                    "query-size",
                                    "p99 of a skier day read by stored rides",
                                    "million rides stored",
                                    "ms",
                                    List.of(
                                            new Curve("read from PostgreSQL", readSizes, missMillis),
                                            new Curve("read from Redis", readSizes, hitMillis)))));
        }
    }

    /** Sends requests at a fixed rate, requires status 200 and returns latencies in microseconds. */
    private static Histogram read(Replica query, List<Request> requests) throws NotReconciledException {
        Iterator<Request> next = requests.iterator();
        try (LoadClient load = new LoadClient(URI.create("http://" + query.address()), CONNECTIONS)) {
            LoadResult result = load.run(Load.open(
                    READS_PER_SECOND,
                    Duration.ofMillis((long) (requests.size() * 1_000 / READS_PER_SECOND)),
                    next::next));
            ExpectedResponses.all(result, 200);
            return result.latencyMicros();
        }
    }

    private static void warmUp(Replica query) throws NotReconciledException {
        try (LoadClient load = new LoadClient(URI.create("http://" + query.address()), CONNECTIONS)) {
            for (int round = 0; round < WARM_UP_READS / READS; round++) {
                Iterator<Request> next = requests(1, STEPS + 1 + round).iterator();
                ExpectedResponses.all(load.run(Load.closed(READS, next::next)), 200);
            }
        }
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    private static String describe(Histogram micros) {
        return "p50 %.1f ms, p99 %.1f ms".formatted(millis(micros, 50), millis(micros, 99));
    }

    /** Creates reads of random skier days among those filled by the first {@code steps} steps. */
    private static List<Request> requests(int steps, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> {
                    int day = 1 + random.nextInt(DAYS_PER_STEP * steps);
                    int resort = 1 + random.nextInt(10);
                    int skier = FilledSeason.skier(day, resort, random.nextInt(SKIERS_PER_RESORT));
                    return "/skiers/%d/seasons/%s/days/%d/skiers/%d"
                            .formatted(resort, Seasons.text(SEASON), day, skier);
                })
                .distinct()
                .limit(READS)
                .map(Request::get)
                .toList();
    }

    /** One consumer and its databases. Each measurement stores days that no database has. */
    private static final class Run {

        private final DatabaseSwitch databases;
        private final RideStream topic;
        private final Replica consumer;
        private int day = FIRST_NEW_DAY;

        private Run(DatabaseSwitch databases, RideStream topic, Replica consumer) {
            this.databases = databases;
            this.topic = topic;
            this.consumer = consumer;
        }

        double storeIntoFull() throws Exception {
            databases.use(FULL);
            return store();
        }

        double storeIntoEmpty() throws Exception {
            databases.use(EMPTY);
            clear();
            return store();
        }

        double store() throws Exception {
            List<FieldRide> rides = IntStream.range(day, day + DAYS)
                    .mapToObj(FilledSeason::day)
                    .flatMap(List::stream)
                    .toList();
            Backlog backlog = Backlog.of(SEASON, rides);
            double rate = backlog.drain(topic, consumer.process().pid(), () -> {});
            requireStored(rides);
            day += DAYS;
            return rate;
        }

        void clear() throws SQLException {
            execute("TRUNCATE lift_ride, skier_day, lift_hour");
        }

        void fill(BenchmarkContext context, int step) throws SQLException {
            long start = System.nanoTime();
            new FilledSeason(SEASON, databases.current()).add(1 + (step - 1) * DAYS_PER_STEP, step * DAYS_PER_STEP);
            try (Connection connection = new Database(databases.current().url(), "postgres", "").connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
            context.progress("filled up to %,d rides in %.0f s".formatted(stored(), (System.nanoTime() - start) / 1e9));
        }

        long stored() throws SQLException {
            return number("SELECT sum(rides) FROM skier_day");
        }

        /** Requires the rows and both totals of the new days. The consumer did not store earlier days. */
        private void requireStored(List<FieldRide> rides) throws SQLException, NotReconciledException {
            long vertical = rides.stream().mapToLong(FieldRide::vertical).sum();
            String ofDays = " WHERE season_id = %d AND day_id BETWEEN %d AND %d".formatted(SEASON, day, day + DAYS - 1);
            long rows = number("SELECT count(*) FROM lift_ride" + ofDays);
            long skierDays = number("SELECT sum(rides) FROM skier_day" + ofDays);
            long metres = number("SELECT sum(vertical) FROM skier_day" + ofDays);
            long liftHours = number("SELECT sum(rides) FROM lift_hour" + ofDays);
            NotReconciledException.require(
                    rows == rides.size() && skierDays == rows && liftHours == rows && metres == vertical,
                    () -> "Of %,d rides, %,d are stored; totals count %,d and %,d rides and %,d of %,d metres"
                            .formatted(rides.size(), rows, skierDays, liftHours, metres, vertical));
        }

        private long number(String sql) throws SQLException {
            try (Connection connection = databases.current().connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = databases.current().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
