package dev.liftline.consumer.storage;

import dev.liftline.consumer.BatchDelta;
import dev.liftline.consumer.RideIdentity;
import dev.liftline.consumer.RideMetrics;
import dev.liftline.consumer.RideStore;
import dev.liftline.consumer.RidesRejectedException;
import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayTotal;
import dev.liftline.consumer.StoreResult;
import dev.liftline.model.LiftRide;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Stores a batch of rides and its totals in one transaction of plain SQL statements. */
@Component
class PostgresRideStore implements RideStore {

    private final TransactionOperations transaction;
    private final SeasonPartitions partitions;
    private final SeasonTable seasons;
    private final LiftVerticals verticals;
    private final LiftRideTable liftRides;
    private final SkierDayTable skierDays;
    private final LiftHourTable liftHours;
    private final Timer timer;

    PostgresRideStore(
            TransactionOperations transaction,
            SeasonPartitions partitions,
            SeasonTable seasons,
            LiftVerticals verticals,
            LiftRideTable liftRides,
            SkierDayTable skierDays,
            LiftHourTable liftHours,
            MeterRegistry registry) {
        this.transaction = transaction;
        this.partitions = partitions;
        this.seasons = seasons;
        this.verticals = verticals;
        this.liftRides = liftRides;
        this.skierDays = skierDays;
        this.liftHours = liftHours;
        this.timer = Timer.builder("liftline.consumer.store")
                .description("Duration of a transaction that stored rides and totals")
                .serviceLevelObjectives(RideMetrics.buckets())
                .register(registry);
    }

    @Override
    public StoreResult store(SortedMap<RideIdentity, LiftRide> rides) {
        try {
            return storeOnce(rides, true);
        } catch (RuntimeException e) {
            if (!Rejections.mayInsertInstead(e)) {
                throw e;
            }
            if (Rejections.mayBeAMissingPartition(e)) {
                // As after a restore. The second attempt creates it.
                partitions.forget();
                seasons.forget();
            }
        }
        // Not every error of a COPY can be undone to its savepoint; some appear at the commit.
        try {
            return storeOnce(rides, false);
        } catch (RuntimeException e) {
            return storedBefore(rides, Rejections.translate(e));
        }
    }

    /**
     * The unchanged total if {@code failure} rejects a single ride that has a row; otherwise throws {@code failure}. So no ride
     * is rejected while PostgreSQL does not even answer a read.
     */
    private StoreResult storedBefore(SortedMap<RideIdentity, LiftRide> rides, RuntimeException failure) {
        if (failure instanceof RidesRejectedException && rides.size() == 1 && liftRides.contains(rides.firstKey())) {
            return unchanged(Set.of(rides.firstKey().skierDay()));
        }
        throw failure;
    }

    private StoreResult storeOnce(SortedMap<RideIdentity, LiftRide> rides, boolean mayCopy) {
        Timer.Sample sample = Timer.start();
        partitions.ensure(rides.keySet());
        LiftVerticals.Snapshot lifts = verticals.current();
        List<ResortSeason> unknown = seasons.unknown(rides.keySet());
        StoreResult result = transaction.execute(status -> {
            seasons.add(unknown);
            BatchDelta delta = liftRides.insert(rides, lifts, mayCopy);
            List<SkierDayTotal> totals = new ArrayList<>(skierDays.add(delta.skierDays(), mayCopy));
            liftHours.add(delta.liftHours());
            StoreResult unchanged = unchanged(duplicatesOnly(rides, delta));
            totals.addAll(unchanged.totals());
            return new StoreResult(delta.rides(), totals, unchanged.unknown());
        });
        seasons.remember(unknown);
        sample.stop(timer);
        return result;
    }

    /**
     * The result for {@code days} without a new ride. Refreshes their totals: a deleted key would accept an older total from a
     * consumer that lost the partition and refreshes late.
     */
    private StoreResult unchanged(Set<SkierDay> days) {
        List<SkierDayTotal> existing = skierDays.totals(days);
        Set<SkierDay> unknown = new HashSet<>(days);
        existing.forEach(total -> unknown.remove(total.day()));
        return new StoreResult(0, existing, unknown);
    }

    /** The skier days of which the batch has duplicates only. */
    private static Set<SkierDay> duplicatesOnly(SortedMap<RideIdentity, LiftRide> rides, BatchDelta delta) {
        Set<SkierDay> days = new HashSet<>();
        if (delta.rides() < rides.size()) {
            for (RideIdentity ride : rides.keySet()) {
                if (!delta.includes(ride) && !delta.skierDays().containsKey(ride.skierDay())) {
                    days.add(ride.skierDay());
                }
            }
        }
        return days;
    }
}
