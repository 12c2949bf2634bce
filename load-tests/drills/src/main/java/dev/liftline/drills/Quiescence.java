package dev.liftline.drills;

import dev.liftline.testkit.reconcile.ConsumerLag;
import dev.liftline.testkit.reconcile.SeasonBooks;
import dev.liftline.testkit.reconcile.SeasonBooks.Database;
import java.sql.SQLException;
import java.time.Duration;

/** Waits until nothing moves any more. */
final class Quiescence {

    /** Without fewer records to store than ever before; who goes through a whole topic takes as long as that takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration POLL = Duration.ofMillis(300);
    private static final int UNCHANGED = 3;

    private Quiescence() {}

    /**
     * Returns when every record of Kafka is stored and the season's totals stand still.
     *
     * @return seconds that it took
     * @throws NotQuiescentException saying what still moves when the patience is at an end
     */
    static double await(ConsumerLag lag, Database database, int season)
            throws NotQuiescentException, SQLException, InterruptedException {
        long begun = System.nanoTime();
        try (SeasonBooks books = SeasonBooks.of(database, season)) {
            long behind = lag.records();
            long counted = books.ridesCounted();
            long least = behind;
            long lessSince = begun;
            int unchanged = 0;
            while (unchanged < UNCHANGED) {
                if (behind < least) {
                    least = behind;
                    lessSince = System.nanoTime();
                }
                if (System.nanoTime() - lessSince > PATIENCE.toNanos()) {
                    throw new NotQuiescentException(
                            "Not quiet, and no nearer to it for %d s: %d records of Kafka are not stored, %d rides are counted"
                                    .formatted(PATIENCE.toSeconds(), behind, counted));
                }
                Thread.sleep(POLL);
                long before = counted;
                behind = lag.records();
                counted = books.ridesCounted();
                unchanged = behind == 0 && counted == before ? unchanged + 1 : 0;
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
