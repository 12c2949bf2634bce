package dev.liftline.consumer;

import dev.liftline.model.LiftRide;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The use case: stores a batch of rides, each once, and refreshes the cache. Safe for use by several threads. */
@Component
public class StoreRides {

    /** How often a batch is rejected for a reason that nobody has classified before its rides are tried one by one. */
    static final int MAX_UNCERTAIN_REJECTIONS = 3;

    /** Well below Kafka's max poll interval, after which another consumer would get the same batch. */
    private static final Duration MAX_TIME_FOR_REJECTIONS = Duration.ofSeconds(10);

    private final RideStore store;
    private final TotalsCache cache;
    private final RideMetrics metrics;
    private final Duration maxTimeForRejections;

    @SuppressWarnings("ThreadLocalUsage") // a batch belongs to this store; there is one
    private final ThreadLocal<@Nullable UnfinishedBatch> unfinished = new ThreadLocal<>();

    @Autowired
    StoreRides(RideStore store, TotalsCache cache, RideMetrics metrics) {
        this(store, cache, metrics, MAX_TIME_FOR_REJECTIONS);
    }

    StoreRides(RideStore store, TotalsCache cache, RideMetrics metrics, Duration maxTimeForRejections) {
        this.store = store;
        this.cache = cache;
        this.metrics = metrics;
        this.maxTimeForRejections = maxTimeForRejections;
    }

    /**
     * Stores {@code rides}, which may contain duplicates. On return every ride is either committed or rejected. Storing the
     * same rides again changes nothing. A thread that stores the same list again continues where its last attempt ended.
     *
     * @return the rides that the store rejected, each with the reason as one sentence
     * @throws RuntimeException when the store is unavailable, or when rejected rides take more attempts; the caller may store
     *     the same rides later
     */
    public Map<RideIdentity, String> store(List<LiftRide> rides) {
        UnfinishedBatch batch = batch(rides);
        new Attempt(batch).run(distinct(rides, batch.rejected()));
        unfinished.remove();
        metrics.duplicate(rides.size() - batch.stored() - batch.rejectedRecords());
        return batch.rejected();
    }

    private UnfinishedBatch batch(List<LiftRide> rides) {
        UnfinishedBatch earlier = unfinished.get();
        if (earlier != null && earlier.isOf(rides)) {
            return earlier;
        }
        UnfinishedBatch batch = new UnfinishedBatch(rides);
        unfinished.set(batch);
        return batch;
    }

    private static SortedMap<RideIdentity, LiftRide> distinct(
            List<LiftRide> rides, Map<RideIdentity, String> rejected) {
        SortedMap<RideIdentity, LiftRide> distinct = new TreeMap<>();
        rides.forEach(ride -> distinct.putIfAbsent(RideIdentity.of(ride), ride));
        distinct.keySet().removeAll(rejected.keySet());
        return distinct;
    }

    /** One attempt at a batch. */
    private final class Attempt {

        private final UnfinishedBatch batch;
        private final long startedAt = System.nanoTime();
        private final int rejectedBefore;

        Attempt(UnfinishedBatch batch) {
            this.batch = batch;
            this.rejectedBefore = batch.rejected().size();
        }

        void run(SortedMap<RideIdentity, LiftRide> rides) {
            if (!rides.isEmpty()) {
                storeOrSplit(rides);
            }
        }

        private void storeOrSplit(SortedMap<RideIdentity, LiftRide> rides) {
            if (batch.rejected().size() > rejectedBefore
                    && System.nanoTime() - startedAt > maxTimeForRejections.toNanos()) {
                throw new IllegalStateException("The store rejects %d rides so far; the next attempt continues."
                        .formatted(batch.rejected().size()));
            }
            try {
                storeAll(rides);
            } catch (RidesRejectedException e) {
                split(rides, e);
            }
        }

        /**
         * Halves rejected rides until each one is alone, so that the others are stored. Ends the attempt instead while the
         * reason may pass.
         */
        private void split(SortedMap<RideIdentity, LiftRide> rides, RidesRejectedException rejection) {
            if (!rejection.isCertain() && batch.uncertainRejections() < MAX_UNCERTAIN_REJECTIONS - 1) {
                batch.rejectedUncertainly();
                throw rejection;
            }
            if (rides.size() == 1) {
                batch.reject(rides.firstKey(), rejection.reason());
                return;
            }
            RideIdentity middle = List.copyOf(rides.keySet()).get(rides.size() / 2);
            storeOrSplit(rides.headMap(middle));
            storeOrSplit(rides.tailMap(middle));
        }

        private void storeAll(SortedMap<RideIdentity, LiftRide> rides) {
            StoreResult result = store.store(rides);
            batch.addStored(result.rides());
            metrics.stored(result.rides());
            cache.refresh(result);
        }
    }
}
