package dev.liftline.benchmarks.consumer;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Latency;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Plot.Curve;
import dev.liftline.benchmarks.figure.Stopwatch;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.benchmarks.traffic.RideStream;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.Request;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Compares the consumer's rate with 20 million stored rides and with none, and measures reads at both sizes. */
public final class ConsumerAtSize {

    private static final int SEASON = 2110;
    private static final int DAYS_PER_STEP = 50;
    private static final int STEPS = 2;
    /** Days that one measurement stores, which takes a few seconds. */
    private static final int DAYS = 2;
    /** The first day after the filled ones. Each measurement stores days without stored rides. */
    private static final int FIRST_NEW_DAY = DAYS_PER_STEP * STEPS + 1;

    private static final int READS = 1_000;
    private static final int WARM_UP_ROUNDS = 15;
    private static final double READS_PER_SECOND = 500;
    private static final Duration READ_DURATION = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 32;
    private static final String EMPTY = "liftline_empty";
    private static final String FULL = "liftline_full";
    private static final double MILLION = 1e6;

    private final BenchmarkContext context;
    private final Database database;
    private final DatabaseSwitch databases;
    private final RideStream topic;
    private final long consumer;
    private int day = FIRST_NEW_DAY;

    private ConsumerAtSize(BenchmarkContext context, LocalStack stack, RideStream topic) {
        this.context = context;
        this.database = Database.of(stack);
        this.databases = new DatabaseSwitch(database, EMPTY);
        this.topic = topic;
        this.consumer = stack.replicas(Role.CONSUMER).getFirst().pid();
    }

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(Map.of(Role.CONSUMER, 1, Role.QUERY_MOBILE, 1));
                RideStream topic = new RideStream(stack.kafkaBootstrap())) {
            Replica query = stack.replicas(Role.QUERY_MOBILE).getFirst();
            try (MeasuredClient reads = new MeasuredClient(query.url(), CONNECTIONS, 200, query.pid())) {
                return new ConsumerAtSize(context, stack, topic).measure(reads);
            }
        }
    }

    private Measurement measure(MeasuredClient client) throws Exception {
        context.progress("warming up with %,d rides".formatted(DAYS * FilledSeason.RIDES_PER_DAY));
        store();
        databases.copyTo(FULL);
        databases.use(FULL);
        clear();
        List<Double> sizes = new ArrayList<>(List.of(0.0));
        List<Double> rates = new ArrayList<>();
        List<Double> missMillis = new ArrayList<>();
        List<Double> hitMillis = new ArrayList<>();
        List<String> reads = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            fill(step);
            sizes.add(stored() / MILLION);
            if (step == 1) {
                for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
                    client.send(Load.closed(requests(1, STEPS + round)));
                }
            }
            List<Request> requests = requests(step, step);
            Histogram fromPostgres = read(client, requests);
            Histogram fromRedis = read(client, requests);
            missMillis.add(Latency.millis(fromPostgres, 99));
            hitMillis.add(Latency.millis(fromRedis, 99));
            reads.add("%.1f million: cache misses %s, cache hits %s"
                    .formatted(sizes.getLast(), Latency.summary(fromPostgres), Latency.summary(fromRedis)));
            context.progress(reads.getLast());
            if (step < STEPS) {
                rates.add(store());
            }
        }
        PairedComparison comparison = PairedComparison.run(
                context, "rides/s", "20 million", this::storeIntoFull, "empty", this::storeIntoEmpty);
        rates.add(comparison.subject().median());
        rates.addFirst(comparison.baseline().median());
        List<Double> readSizes = sizes.subList(1, sizes.size());
        return new Measurement(
                comparison.ratio(),
                "%d days of %,d rides waiting in Kafka".formatted(DAYS, FilledSeason.RIDES_PER_DAY),
                List.of(
                        "Stored: " + comparison.summary(),
                        IntStream.range(0, sizes.size())
                                .mapToObj(i -> "%,.0f rides/s at %.1f million".formatted(rates.get(i), sizes.get(i)))
                                .collect(Collectors.joining(", ", "Rate by size: ", "")),
                        "Reads of a skier day at %,.0f/s, by stored rides: ".formatted(READS_PER_SECOND)
                                + String.join("; ", reads)),
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

    /** Sends each request once at a fixed rate and returns latencies in microseconds. */
    private static Histogram read(MeasuredClient client, List<Request> requests) throws NotReconciledException {
        return client.send(Load.open(READS_PER_SECOND, READ_DURATION, requests.iterator()::next))
                .latencyMicros();
    }

    /** Creates reads of random skier days among those filled by the first {@code steps} steps. */
    private static List<Request> requests(int steps, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> {
                    int day = 1 + random.nextInt(DAYS_PER_STEP * steps);
                    int resort = 1 + random.nextInt(FilledSeason.RESORTS);
                    int skier = FilledSeason.skier(day, resort, random.nextInt(FilledSeason.SKIERS_PER_RESORT));
                    return "/skiers/%d/seasons/%s/days/%d/skiers/%d"
                            .formatted(resort, Seasons.text(SEASON), day, skier);
                })
                .distinct()
                .limit(READS)
                .map(Request::get)
                .toList();
    }

    private double storeIntoFull() throws Exception {
        databases.use(FULL);
        return store();
    }

    private double storeIntoEmpty() throws Exception {
        databases.use(EMPTY);
        clear();
        return store();
    }

    /** Stores days that no database has. */
    private double store() throws Exception {
        List<ReferenceRide> rides = FilledSeason.days(day, DAYS);
        double rate = Backlog.of(SEASON, rides).drain(topic, consumer, () -> {});
        requireStored(rides);
        day += DAYS;
        return rate;
    }

    private void clear() throws SQLException {
        database.execute("TRUNCATE lift_ride, skier_day, lift_hour");
    }

    private void fill(int step) throws Exception {
        Stopwatch stopwatch = new Stopwatch();
        new FilledSeason(SEASON, database).add(1 + (step - 1) * DAYS_PER_STEP, step * DAYS_PER_STEP);
        database.asSuperuser().execute("CHECKPOINT");
        context.progress("filled up to %,d rides in %s".formatted(stored(), stopwatch));
    }

    private long stored() throws SQLException {
        return database.number("SELECT sum(rides) FROM skier_day");
    }

    /** Requires the rows and both totals of the new days. The consumer did not store earlier days. */
    private void requireStored(List<ReferenceRide> rides) throws SQLException, NotReconciledException {
        long vertical = rides.stream().mapToLong(ReferenceRide::vertical).sum();
        String ofDays = " WHERE season_id = %d AND day_id BETWEEN %d AND %d".formatted(SEASON, day, day + DAYS - 1);
        long rows = database.number("SELECT count(*) FROM lift_ride" + ofDays);
        long skierDays = database.number("SELECT sum(rides) FROM skier_day" + ofDays);
        long metres = database.number("SELECT sum(vertical) FROM skier_day" + ofDays);
        long liftHours = database.number("SELECT sum(rides) FROM lift_hour" + ofDays);
        NotReconciledException.require(
                rows == rides.size() && skierDays == rows && liftHours == rows && metres == vertical,
                () -> "Of %,d rides, %,d are stored; totals count %,d and %,d rides and %,d of %,d metres"
                        .formatted(rides.size(), rows, skierDays, liftHours, metres, vertical));
    }
}
