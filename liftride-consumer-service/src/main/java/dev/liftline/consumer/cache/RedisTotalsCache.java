package dev.liftline.consumer.cache;

import dev.liftline.consumer.FailureMessage;
import dev.liftline.consumer.StoreResult;
import dev.liftline.consumer.TotalsCache;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Refreshes Redis at once where it answers, and keeps for later what it does not take. All of it is the courier's work, so
 * what is tried again and what is newer never overtake one another.
 */
@Component
class RedisTotalsCache implements TotalsCache, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RedisTotalsCache.class);
    private static final int PIPELINE = 1_000;

    private final RefreshScript script;
    private final CacheFlush flush;
    private final PendingRefreshes pending;
    private final Courier courier = new Courier();
    private final Counter failures;

    RedisTotalsCache(RefreshScript script, CacheFlush flush, CacheProperties properties, MeterRegistry registry) {
        this.script = script;
        this.flush = flush;
        this.pending = new PendingRefreshes(properties.pendingLimit());
        this.failures = Counter.builder("liftline.consumer.refresh.failures")
                .description("Attempts to refresh Redis that failed")
                .register(registry);
        Gauge.builder("liftline.consumer.refresh.pending", pending, PendingRefreshes::size)
                .description("Skiers' days that Redis has not been told of; their offsets are held back")
                .register(registry);
        courier.repeat(properties.retryInterval(), this::retry);
    }

    @Override
    public void refresh(StoreResult stored) {
        courier.handOver(() -> deliver(stored));
    }

    @Override
    public long mark() {
        return courier.handedOver();
    }

    @Override
    public boolean knows(long mark) {
        // In this order: what could not be delivered is pending before it counts as run.
        return courier.hasRun(mark) && pending.isEmpty();
    }

    @Override
    public void await(long mark, Duration patience) {
        // While something is pending, so will this be.
        if (pending.isEmpty()) {
            courier.await(mark, patience);
        }
    }

    @Override
    public void destroy() {
        courier.close();
    }

    private void deliver(StoreResult stored) {
        List<Refresh> refreshes =
                new ArrayList<>(stored.totals().size() + stored.unknown().size());
        stored.totals().forEach(total -> refreshes.add(Refresh.to(total)));
        stored.unknown().forEach(day -> refreshes.add(Refresh.unknown(day)));
        // While something waits, what is newer waits behind it: an older total must not arrive after a deletion.
        if (!pending.isEmpty()) {
            pending.add(refreshes);
            return;
        }
        for (int from = 0; from < refreshes.size(); from += PIPELINE) {
            List<Refresh> some = refreshes.subList(from, Math.min(from + PIPELINE, refreshes.size()));
            try {
                script.deliver(some);
            } catch (RuntimeException e) {
                failures.increment();
                log.warn("Redis does not take refreshes, they wait until it does. {}", FailureMessage.sentence(e));
                pending.add(refreshes.subList(from, refreshes.size()));
                return;
            }
        }
    }

    /** Delivers what waits, if Redis is back. */
    private void retry() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            if (pending.beginFlush()) {
                flushAll();
            }
            for (List<Refresh> some = pending.some(PIPELINE); !some.isEmpty(); some = pending.some(PIPELINE)) {
                script.deliver(some);
                pending.delivered(some);
            }
            if (pending.isEmpty()) {
                log.info("Redis is back and has been told of every total");
            }
        } catch (RuntimeException e) {
            failures.increment();
            log.debug("Redis is still away", e);
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
