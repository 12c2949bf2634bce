package dev.liftline.consumer.cache;

import dev.liftline.consumer.FailureMessage;
import dev.liftline.consumer.StoreResult;
import dev.liftline.consumer.TotalsCache;
import dev.liftline.model.json.RideHints;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Refreshes Redis on the thread that stored the rides. What Redis does not accept is pending and retried on another thread.
 *
 * <p>Deliveries never overlap: storing threads deliver one at a time and only while nothing is pending, the retry only while
 * something is pending. So an older total never reaches Redis after a newer one or after a deletion.
 */
@Component
class RedisTotalsCache implements TotalsCache {

    private static final Logger log = LoggerFactory.getLogger(RedisTotalsCache.class);
    /** A delivery has one message with hints. */
    private static final int MAX_REFRESHES_PER_DELIVERY = RideHints.MAX_HINTS;

    private final RefreshScript script;
    private final HintPublisher hints;
    private final CacheFlush flush;
    private final PendingRefreshes pending;
    private final Counter failures;

    RedisTotalsCache(
            RefreshScript script,
            HintPublisher hints,
            CacheFlush flush,
            CacheProperties properties,
            MeterRegistry registry) {
        this.script = script;
        this.hints = hints;
        this.flush = flush;
        this.pending = new PendingRefreshes(properties.maxPendingRefreshes());
        this.failures = Counter.builder("liftline.consumer.refresh.failures")
                .description("Failed attempts to refresh Redis")
                .register(registry);
        Gauge.builder("liftline.consumer.refresh.pending", pending, PendingRefreshes::size)
                .description("Skier days not yet refreshed in Redis; no offset is committed while there are any")
                .register(registry);
    }

    @Override
    public void refresh(StoreResult result) {
        List<Refresh> refreshes = Stream.concat(
                        result.totals().stream().map(Refresh::to),
                        result.unknown().stream().map(Refresh::unknown))
                .toList();
        deliver(refreshes);
    }

    @Override
    public boolean isCurrent() {
        return pending.isEmpty();
    }

    private synchronized void deliver(List<Refresh> refreshes) {
        if (pending.addIfPending(refreshes)) {
            return;
        }
        for (int from = 0; from < refreshes.size(); from += MAX_REFRESHES_PER_DELIVERY) {
            int to = Math.min(from + MAX_REFRESHES_PER_DELIVERY, refreshes.size());
            try {
                deliverSome(refreshes.subList(from, to));
            } catch (RuntimeException e) {
                failures.increment();
                log.warn("Redis does not accept refreshes; they are retried until it does. {}", FailureMessage.of(e));
                pending.add(refreshes.subList(from, refreshes.size()));
                return;
            }
        }
    }

    private void deliverSome(List<Refresh> refreshes) {
        script.deliver(refreshes);
        hints.publish(refreshes);
    }

    /** Delivers pending refreshes if Redis is available. */
    @Scheduled(fixedDelayString = "${liftline.consumer.cache.retry-interval}")
    void retry() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            if (pending.beginFlush()) {
                flushAll();
            }
            List<Refresh> some = pending.some(MAX_REFRESHES_PER_DELIVERY);
            while (!some.isEmpty()) {
                deliverSome(some);
                pending.delivered(some);
                some = pending.some(MAX_REFRESHES_PER_DELIVERY);
            }
            if (pending.isEmpty()) {
                log.info("Redis is available again and has every total");
            }
        } catch (RuntimeException e) {
            failures.increment();
            log.debug("Redis is still unavailable", e);
        }
    }

    private void flushAll() {
        boolean succeeded = false;
        try {
            flush.run();
            succeeded = true;
        } finally {
            pending.endFlush(succeeded);
        }
    }
}
