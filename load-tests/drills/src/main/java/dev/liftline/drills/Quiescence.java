package dev.liftline.drills;

import dev.liftline.testkit.reconcile.ConsumerLag;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.SQLException;
import java.time.Duration;

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
     * @throws NotQuiescentException if the lag stops falling before
     */
    static double await(ConsumerLag lag, Database database, int season)
            throws NotQuiescentException, SQLException, InterruptedException {
        long begun = System.nanoTime();
        try (StoredSeason books = StoredSeason.of(database, season)) {
            long lagRecords = lag.records();
            long counted = books.rides();
            long minLag = lagRecords;
            long minLagSince = begun;
            int unchanged = 0;
            while (unchanged < UNCHANGED) {
                if (lagRecords < minLag) {
                    minLag = lagRecords;
                    minLagSince = System.nanoTime();
                }
                if (System.nanoTime() - minLagSince > PROGRESS_TIMEOUT.toNanos()) {
                    throw new NotQuiescentException(
                            "not quiescent, no progress for %d s: consumer lag %d, rides counted %d"
                                    .formatted(PROGRESS_TIMEOUT.toSeconds(), lagRecords, counted));
                }
                Thread.sleep(POLL_INTERVAL);
                long before = counted;
                lagRecords = lag.records();
                counted = books.rides();
                unchanged = lagRecords == 0 && counted == before ? unchanged + 1 : 0;
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
