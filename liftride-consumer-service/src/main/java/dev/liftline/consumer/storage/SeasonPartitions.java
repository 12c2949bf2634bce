package dev.liftline.consumer.storage;

import dev.liftline.consumer.RideIdentity;
import dev.liftline.model.Seasons;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the partition of {@code lift_ride} for each season that appears. Any number of consumers may do so at once.
 */
@Component
class SeasonPartitions {

    private static final Logger log = LoggerFactory.getLogger(SeasonPartitions.class);

    /** One lock for every maker of partitions; the number only has to differ from other advisory locks. */
    private static final long MAKERS_LOCK = 7_246_021_109L;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();

    SeasonPartitions(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** On return each season of {@code rides} has its partition. Must not be called in a transaction. */
    void ensure(Collection<RideIdentity> rides) {
        int last = -1;
        for (RideIdentity ride : rides) {
            if (ride.seasonId() != last && !known.contains(ride.seasonId())) {
                make(ride.seasonId());
                known.add(ride.seasonId());
            }
            last = ride.seasonId();
        }
    }

    void forget() {
        known.clear();
    }

    private void make(int seasonId) {
        String partition = "lift_ride_" + Seasons.text(seasonId);
        boolean made = Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> {}, MAKERS_LOCK);
            if (exists(partition)) {
                return false;
            }
            // NB: ATTACH leaves readers and writers of the other seasons alone; CREATE TABLE … PARTITION OF would lock
            // them all out.
            jdbc.execute("CREATE TABLE " + partition + " (LIKE lift_ride INCLUDING ALL)");
            jdbc.execute("ALTER TABLE lift_ride ATTACH PARTITION " + partition + " FOR VALUES IN (" + seasonId + ")");
            return true;
        }));
        if (made) {
            log.info("Made partition {} for a season that had no rides before", partition);
        }
    }

    private boolean exists(String partition) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT to_regclass(?) IS NOT NULL", Boolean.class, partition));
    }
}
