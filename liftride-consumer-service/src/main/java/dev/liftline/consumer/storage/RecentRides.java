package dev.liftline.consumer.storage;

import dev.liftline.consumer.RideIdentity;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** The rides that this consumer stored recently. Uses at most 8 MiB. Thread-safe. */
@Component
class RecentRides {

    /** At most one in 32 bits is set, so about one in 16 new rides is wrongly reported as recent. */
    private final RecentKeys keys = new RecentKeys(25, 1_000_000);

    boolean contains(RideIdentity ride) {
        return keys.contains(hash(ride));
    }

    /** Remembers {@code rides} and forgets the oldest ones. */
    void add(Collection<RideIdentity> rides) {
        rides.forEach(ride -> keys.add(hash(ride)));
    }

    boolean isReliable() {
        return keys.isReliable();
    }

    void checked(boolean complete) {
        keys.checked(complete);
    }

    private static long hash(RideIdentity ride) {
        long hash = RecentKeys.mix(ride.skierId(), ride.seasonId());
        hash = RecentKeys.mix(hash, ride.resortId());
        hash = RecentKeys.mix(hash, ride.dayId());
        hash = RecentKeys.mix(hash, ride.time());
        return RecentKeys.mix(hash, ride.liftId());
    }
}
