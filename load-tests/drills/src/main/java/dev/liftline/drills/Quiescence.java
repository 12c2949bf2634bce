package dev.liftline.drills;

import dev.liftline.testkit.reconcile.ConsumerLag;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Waits until every ride is stored and totals no longer change. */
final class Quiescence {

    /** Without a new minimum of the consumer lag. Reading a whole topic again may take longer in total. */
    private static final Duration PROGRESS_TIMEOUT = Duration.ofSeconds(90);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(300);
    private static final int UNCHANGED = 3;

    private Quiescence() {}

    /**
     * Returns when the consumer lag is 0 and the season's totals stay the same.
     *
     * @return seconds waited
     * @throws TimeoutException if the lag stops falling before
     */
    static double await(ConsumerLag lag, Database database, int season)
            throws TimeoutException, SQLException, InterruptedException {
        long begun = System.nanoTime();
        try (StoredSeason stored = StoredSeason.of(database, season)) {
            long minLag = Long.MAX_VALUE;
            long minLagSince = begun;
            long before = -1;
            int unchanged = 0;
            while (unchanged < UNCHANGED) {
                long lagRecords = lag.records();
                long rides = stored.rides();
                unchanged = lagRecords == 0 && rides == before ? unchanged + 1 : 0;
                before = rides;
                if (lagRecords < minLag) {
                    minLag = lagRecords;
                    minLagSince = System.nanoTime();
                }
                if (System.nanoTime() - minLagSince > PROGRESS_TIMEOUT.toNanos()) {
                    throw new TimeoutException("not quiescent, no progress for %d s: consumer lag %d, rides counted %d"
                            .formatted(PROGRESS_TIMEOUT.toSeconds(), lagRecords, rides));
                }
                Thread.sleep(POLL_INTERVAL);
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
