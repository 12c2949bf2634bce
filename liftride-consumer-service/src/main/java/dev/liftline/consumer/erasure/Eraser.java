package dev.liftline.consumer.erasure;

import dev.liftline.consumer.BatchDelta;
import dev.liftline.consumer.SkierDay;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Erases one skier. Every transaction leaves totals that equal a recount, so it may be interrupted anywhere and begun again. */
@Component
class Eraser {

    /** More than a skier has, so that one transaction is enough for everybody but a machine. */
    private static final int MAX_DAYS = 500;

    private final TransactionOperations transaction;
    private final ErasureTable table;
    private final ErasedRides rides;
    private final ErasedTotals totals;
    private final ErasedCache cache;
    private final ErasureMetrics metrics;

    Eraser(
            TransactionOperations transaction,
            ErasureTable table,
            ErasedRides rides,
            ErasedTotals totals,
            ErasedCache cache,
            ErasureMetrics metrics) {
        this.transaction = transaction;
        this.table = table;
        this.rides = rides;
        this.totals = totals;
        this.cache = cache;
        this.metrics = metrics;
    }

    /** Erases the skier; does nothing if another consumer does or has done it. */
    void erase(Erasure erasure) {
        boolean more = true;
        while (more) {
            more = transaction.execute(_ -> table.lock(erasure) && !finish(erasure));
        }
    }

    /** One transaction's work: moves rides, or ends the request once there are none. Returns whether it did the latter. */
    private boolean finish(Erasure erasure) {
        List<SkierDay> days = rides.days(erasure, MAX_DAYS);
        if (days.isEmpty()) {
            // What earlier transactions moved is committed now, by this consumer or by one that ended before it came
            // here.
            cache.delete(erasure);
            table.done(erasure);
            metrics.done();
            return true;
        }
        int pseudonym = table.pseudonym(erasure);
        BatchDelta twins = rides.deleteTwins(erasure, days);
        BatchDelta moved = rides.move(erasure, days, pseudonym);
        totals.lock(erasure.skierId());
        totals.subtract(erasure.skierId(), twins.skierDays());
        totals.subtract(erasure.skierId(), moved.skierDays());
        totals.add(pseudonym, moved.skierDays());
        totals.subtractHours(twins.liftHours());
        metrics.erased(moved.rides(), twins.rides());
        return false;
    }
}
