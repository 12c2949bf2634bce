package dev.liftline.consumer.storage;

import dev.liftline.consumer.BatchDelta;
import dev.liftline.consumer.RideIdentity;
import dev.liftline.consumer.RideMetrics;
import dev.liftline.consumer.RideStore;
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
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Stores a batch of rides and their totals in one transaction of plain statements. */
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
                .description("Time of a transaction that stored rides and totals")
                .serviceLevelObjectives(RideMetrics.buckets())
                .register(registry);
    }

    @Override
    public StoreResult store(SortedMap<RideIdentity, LiftRide> rides) {
        try {
            return storeOnce(rides);
        } catch (DataAccessException e) {
            if (DataErrors.reasonOf(e) == null) {
                throw e;
            }
            // A row is also refused when its partition has vanished, as after a restore: look again before blaming it.
            partitions.forget();
            seasons.forget();
        }
        try {
            return storeOnce(rides);
        } catch (DataAccessException e) {
            throw DataErrors.translate(e);
        }
    }

    private StoreResult storeOnce(SortedMap<RideIdentity, LiftRide> rides) {
        Timer.Sample sample = Timer.start();
        partitions.ensure(rides.keySet());
        LiftVerticals.Snapshot lifts = verticals.current();
        List<ResortSeason> unknown = seasons.unknown(rides.keySet());
        StoreResult stored = transaction.execute(status -> {
            seasons.add(unknown);
            BatchDelta gains = liftRides.insert(rides, lifts);
            List<SkierDayTotal> totals = new ArrayList<>(skierDays.add(gains.skierDays()));
            liftHours.add(gains.liftHours());
            Set<SkierDay> repeated = repeated(rides, gains);
            // Told again rather than deleted: after a deletion a late word of a consumer that has lost the partition
            // would stay.
            List<SkierDayTotal> again = skierDays.totals(repeated);
            again.forEach(total -> repeated.remove(total.day()));
            totals.addAll(again);
            return new StoreResult(gains.rides(), totals, repeated);
        });
        seasons.remember(unknown);
        sample.stop(timer);
        return stored;
    }

    private static Set<SkierDay> repeated(SortedMap<RideIdentity, LiftRide> rides, BatchDelta gains) {
        Set<SkierDay> days = new HashSet<>();
        if (gains.rides() < rides.size()) {
            for (RideIdentity ride : rides.keySet()) {
                if (!gains.includes(ride) && !gains.skierDays().containsKey(ride.skierDay())) {
                    days.add(ride.skierDay());
                }
            }
        }
        return days;
    }
}
