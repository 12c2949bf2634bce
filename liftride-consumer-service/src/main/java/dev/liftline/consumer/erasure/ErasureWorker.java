package dev.liftline.consumer.erasure;

import dev.liftline.consumer.FailureMessage;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for requests, and from time to time for rides that were stored after a skier was erased. */
@Component
class ErasureWorker {

    private static final Logger log = LoggerFactory.getLogger(ErasureWorker.class);

    /** For so long, another consumer may still deliver a total to Redis that it read before, as after an outage of Redis. */
    private static final Duration LATE_REFRESHES = Duration.ofHours(1);

    private final ErasureTable table;
    private final Eraser eraser;
    private final ErasedCache cache;
    private final ErasureMetrics metrics;
    private final ErasureProperties properties;
    private volatile boolean started;
    private boolean failing;
    private long recheckedAt;

    ErasureWorker(
            ErasureTable table,
            Eraser eraser,
            ErasedCache cache,
            ErasureMetrics metrics,
            ErasureProperties properties) {
        this.table = table;
        this.eraser = eraser;
        this.cache = cache;
        this.metrics = metrics;
        this.properties = properties;
        this.recheckedAt = System.nanoTime();
    }

    /** Called when the schema exists. */
    void start() {
        started = true;
    }

    @Scheduled(fixedDelayString = "${liftline.consumer.erasure.interval}")
    synchronized void run() {
        if (!started) {
            return;
        }
        try {
            List<Erasure> open = table.open();
            metrics.open(open.size());
            boolean failed = false;
            for (Erasure erasure : open) {
                failed |= !erase(erasure);
            }
            if (!open.isEmpty()) {
                metrics.open(table.open().size());
            }
            // Last: it needs Redis, and requests can be carried out but for the cache without it.
            if (System.nanoTime() - recheckedAt >= properties.recheckInterval().toNanos()) {
                recheck();
                recheckedAt = System.nanoTime();
            }
            failing = failed;
        } catch (RuntimeException e) {
            warn("PostgreSQL or Redis is unavailable; skiers' data are deleted later. ", e);
        }
    }

    /** One that fails does not stop the others. Returns whether it did not. */
    private boolean erase(Erasure erasure) {
        try {
            eraser.erase(erasure);
            return true;
        } catch (RuntimeException e) {
            metrics.failed();
            warn("A skier's data could not be deleted; it is tried again: " + erasure + ". ", e);
            return false;
        }
    }

    private void recheck() {
        int reopened = table.reopen();
        if (reopened > 0) {
            log.info("Rides of {} skiers were stored after their data were deleted", reopened);
        }
        int forgotten = table.forgetAfter(properties.retention());
        if (forgotten > 0) {
            log.info("Forgot who is behind {} pseudonyms", forgotten);
        }
        table.doneWithin(LATE_REFRESHES).forEach(cache::delete);
    }

    private void warn(String message, RuntimeException e) {
        if (!failing) {
            log.warn("{}{}", message, FailureMessage.of(e));
        }
        failing = true;
    }
}
