package dev.liftline.benchmarks.consumer;

import dev.liftline.model.Seasons;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A season of similar days: 20,000 of 100,000 skiers, 2,000 at each of ten resorts, with ten rides each, which makes
 * 200,000 rides a day. Generates the rides of one day, or writes days into PostgreSQL directly by the same rule.
 */
public final class FilledSeason {

    public static final int RIDES_PER_DAY = 200_000;

    static final int RESORTS = 10;
    static final int SKIERS_PER_RESORT = 2_000;
    private static final int RIDES_PER_SKIER = 10;
    private static final int SKIERS = 100_000;
    private static final int MINUTES_BETWEEN_RIDES = 36;
    private static final int LIFTS = 40;

    private final int season;
    private final Database database;

    /** @param season must have its partition in {@code lift_ride} */
    FilledSeason(int season, Database database) {
        this.season = season;
        this.database = database;
    }

    /** Returns the rides of a day in order of time. */
    public static List<ReferenceRide> day(int day) {
        List<ReferenceRide> rides = new ArrayList<>(RIDES_PER_DAY);
        for (int resort = 1; resort <= RESORTS; resort++) {
            for (int place = 0; place < SKIERS_PER_RESORT; place++) {
                for (int ride = 0; ride < RIDES_PER_SKIER; ride++) {
                    rides.add(new ReferenceRide(
                            resort,
                            day,
                            skier(day, resort, place),
                            ride * MINUTES_BETWEEN_RIDES + (place * 7 + day) % MINUTES_BETWEEN_RIDES + 1,
                            1 + (place + ride * 3 + day) % LIFTS));
                }
            }
        }
        rides.sort(Comparator.comparingInt(ReferenceRide::time));
        return rides;
    }

    static List<ReferenceRide> days(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(FilledSeason::day)
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the skier at {@code place} (0 to 1,999) of a resort on a day. */
    static int skier(int day, int resort, int place) {
        return 1 + ((day - 1) * RESORTS * SKIERS_PER_RESORT + (resort - 1) * SKIERS_PER_RESORT + place) % SKIERS;
    }

    /**
     * Writes the days {@code first} to {@code last}: rows, then the primary key, which is faster in this order, then
     * the totals.
     */
    void add(int first, int last) throws SQLException, InterruptedException, ExecutionException {
        String partition = "lift_ride_" + Seasons.text(season);
        String ofDays =
                " FROM lift_ride WHERE season_id = %d AND day_id BETWEEN %d AND %d ".formatted(season, first, last);
        int middle = (first + last) / 2;
        database.execute(
                "ALTER TABLE lift_ride DETACH PARTITION " + partition,
                "ALTER TABLE " + partition + " DROP CONSTRAINT " + partition + "_pkey");
        inParallel(insertDays(partition, first, middle), insertDays(partition, middle + 1, last));
        database.execute(
                "SET maintenance_work_mem = '512MB'",
                "ALTER TABLE " + partition + " ADD PRIMARY KEY (season_id, day_id, resort_id, skier_id, time, lift_id)",
                "ALTER TABLE lift_ride ATTACH PARTITION " + partition + " FOR VALUES IN (" + season + ")");
        inParallel(
                "INSERT INTO skier_day (skier_id, season_id, resort_id, day_id, rides, vertical)"
                        + " SELECT skier_id, season_id, resort_id, day_id, count(*), sum(vertical)" + ofDays
                        + "GROUP BY skier_id, season_id, resort_id, day_id",
                "INSERT INTO lift_hour (resort_id, season_id, day_id, lift_id, hour, slot, rides)"
                        + " SELECT resort_id, season_id, day_id, lift_id, time / 60, 0, count(*)" + ofDays
                        + "GROUP BY resort_id, season_id, day_id, lift_id, time / 60");
        // Otherwise autovacuum would run during the measurement.
        inParallel("VACUUM (ANALYZE) " + partition, "VACUUM (ANALYZE) skier_day, lift_hour");
    }

    /** Executes statements in parallel, because PostgreSQL uses one core per statement. */
    private void inParallel(String... statements) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> running : Stream.of(statements)
                    .map(sql -> threads.submit(() -> execute(sql)))
                    .toList()) {
                running.get();
            }
        }
    }

    private @Nullable Void execute(String sql) throws SQLException {
        database.execute("SET work_mem = '256MB'", sql);
        return null;
    }

    /** Returns the statement that inserts the rides that {@link #day} generates. */
    private String insertDays(String partition, int first, int last) {
        return """
            INSERT INTO %1$s (season_id, day_id, resort_id, skier_id, time, lift_id, vertical, received_at)
            SELECT %2$d, day, resort, 1 + (((day - 1) * 20000 + (resort - 1) * 2000 + place) %% 100000),
                   ride * 36 + (place * 7 + day) %% 36 + 1, 1 + (place + ride * 3 + day) %% 40,
                   (1 + (place + ride * 3 + day) %% 40) * 10, now()
            FROM generate_series(%3$d, %4$d) AS day, generate_series(1, 10) AS resort, generate_series(0, 1999) AS place,
                 generate_series(0, 9) AS ride
            """.formatted(partition, season, first, last);
    }
}
