package dev.liftline.testkit.reconcile;

import dev.liftline.local.LocalStack;
import dev.liftline.model.CacheKeys;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.RideKeys;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** One season as PostgreSQL stores it. Not thread-safe. */
public final class StoredSeason implements AutoCloseable {

    private static final int FIRST_LOAD_SEASON = 2100;
    private static final int ROWS_PER_FETCH = 10_000;

    private final Connection connection;
    private final int seasonId;

    private StoredSeason(Connection connection, int seasonId) {
        this.connection = connection;
        this.seasonId = seasonId;
    }

    /** The season {@code seasonId}. */
    public static StoredSeason of(Database database, int seasonId) throws SQLException {
        return new StoredSeason(database.connect(), seasonId);
    }

    /** The first season from 2100 on in which no ride was ever stored. */
    public static StoredSeason unused(Database database) throws SQLException {
        Connection connection = database.connect();
        StoredSeason all = new StoredSeason(connection, FIRST_LOAD_SEASON);
        return new StoredSeason(connection, (int) all.number("""
                SELECT min(year) FROM generate_series(?, 9999) AS year
                WHERE NOT EXISTS (SELECT FROM season WHERE season_id = year)
                """));
    }

    /** The season's year. */
    public int seasonId() {
        return seasonId;
    }

    /** The number of stored rides, from the totals: cheap enough to poll several times a second. */
    public long rides() throws SQLException {
        return number("""
                SELECT coalesce(sum(rides), 0) FROM skier_day WHERE season_id = ?
                """);
    }

    /** Compares the stored rides and totals with what a client recorded. */
    public Reconciliation reconcile(RideKeys acknowledged, RideKeys unconfirmed) throws SQLException {
        long[] expected = acknowledged.distinct();
        long[] possible = LongStream.concat(Arrays.stream(expected), Arrays.stream(unconfirmed.distinct()))
                .sorted()
                .toArray();
        long[] stored = storedKeys();
        return new Reconciliation(
                expected.length,
                stored.length,
                missing(expected, stored),
                missing(stored, possible),
                wrongSkierDays(),
                wrongLiftHours());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static long missing(long[] wanted, long[] sorted) {
        return Arrays.stream(wanted)
                .filter(key -> Arrays.binarySearch(sorted, key) < 0)
                .count();
    }

    /** The {@link ReferenceRide#key} of every row, ascending. */
    public long[] storedKeys() throws SQLException {
        // The driver fetches rows in portions only inside a transaction.
        connection.setAutoCommit(false);
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT resort_id, day_id, skier_id, time, lift_id FROM lift_ride WHERE season_id = ?
                """)) {
            select.setInt(1, seasonId);
            select.setFetchSize(ROWS_PER_FETCH);
            LongStream.Builder keys = LongStream.builder();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.add(new ReferenceRide(
                                    rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getInt(4), rows.getInt(5))
                            .key());
                }
            }
            return keys.build().sorted().toArray();
        } finally {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** The totals of at most {@code limit} skier days: values as in the cache, by the keys of the cache. */
    public Map<String, String> cacheEntries(int limit) throws SQLException {
        Map<String, String> totals = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT skier_id, resort_id, day_id, rides, vertical FROM skier_day WHERE season_id = ? LIMIT ?
                """)) {
            select.setInt(1, seasonId);
            select.setInt(2, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    totals.put(
                            CacheKeys.skierDay(rows.getInt(1), seasonId, rows.getInt(2), rows.getInt(3)),
                            rows.getInt(4) + ":" + rows.getInt(5));
                }
            }
        }
        return totals;
    }

    /** Skier days whose total differs from a recount of the rows. */
    public long wrongSkierDays() throws SQLException {
        return number("""
                SELECT count(*)
                FROM (SELECT skier_id, resort_id, day_id, count(*) AS rides, sum(vertical) AS vertical
                      FROM lift_ride WHERE season_id = ? GROUP BY skier_id, resort_id, day_id) recount
                FULL JOIN (SELECT skier_id, resort_id, day_id, rides, vertical
                           FROM skier_day WHERE season_id = ?) total USING (skier_id, resort_id, day_id)
                WHERE recount.rides IS DISTINCT FROM total.rides OR recount.vertical IS DISTINCT FROM total.vertical
                """);
    }

    /** Lift hours whose count differs from a recount of the rows. */
    public long wrongLiftHours() throws SQLException {
        return number("""
                SELECT count(*)
                FROM (SELECT resort_id, day_id, lift_id, time / 60 AS hour, count(*) AS rides
                      FROM lift_ride WHERE season_id = ? GROUP BY resort_id, day_id, lift_id, time / 60) recount
                FULL JOIN (SELECT resort_id, day_id, lift_id, hour, sum(rides) AS rides
                           FROM lift_hour WHERE season_id = ? GROUP BY resort_id, day_id, lift_id, hour) total
                     USING (resort_id, day_id, lift_id, hour)
                WHERE recount.rides IS DISTINCT FROM total.rides
                """);
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 1; i <= select.getParameterMetaData().getParameterCount(); i++) {
                select.setInt(i, seasonId);
            }
            return number(select);
        }
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * Where PostgreSQL is.
     *
     * @param superuserPassword of its role {@code postgres}
     */
    public record Database(String url, String user, String password, String superuserPassword) {

        /** One whose superuser has no password. */
        public Database(String url, String user, String password) {
            this(url, user, password, "");
        }

        /** The services' database of a stack. */
        public static Database of(LocalStack stack) {
            var passwords = stack.passwords();
            return new Database(stack.databaseUrl(), "liftline", passwords.liftline(), passwords.superuser());
        }

        /** The same database with the rights of PostgreSQL's superuser. */
        public Database asSuperuser() {
            return new Database(url, "postgres", superuserPassword, superuserPassword);
        }

        /** A new connection; the caller closes it. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        /** Executes statements in sequence on one connection. */
        public void execute(String... statements) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }

        /** Returns the number that a query selects. */
        public long number(String sql, Object... parameters) throws SQLException {
            try (Connection connection = connect();
                    PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                return StoredSeason.number(select);
            }
        }
    }
}
