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

/** Creates the partition of {@code lift_ride} for each new season. Safe for use by several threads and consumers. */
@Component
class SeasonPartitions {

    private static final Logger log = LoggerFactory.getLogger(SeasonPartitions.class);

    /** The advisory lock that serializes the creation of partitions. */
    private static final long CREATION_LOCK = 7_246_021_109L;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();

    SeasonPartitions(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Creates the missing partitions for {@code rides}. Must not be called in a transaction. */
    void ensure(Collection<RideIdentity> rides) {
        int last = -1;
        for (RideIdentity ride : rides) {
            if (ride.seasonId() != last && !known.contains(ride.seasonId())) {
                create(ride.seasonId());
                known.add(ride.seasonId());
            }
            last = ride.seasonId();
        }
    }

    void forget() {
        known.clear();
    }

    private void create(int seasonId) {
        String partition = "lift_ride_" + Seasons.text(seasonId);
        boolean created = Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.query("SELECT pg_advisory_xact_lock(?)", row -> {}, CREATION_LOCK);
            if (exists(partition)) {
                return false;
            }
            // CREATE TABLE … PARTITION OF would block readers and writers of the other seasons.
            jdbc.execute("CREATE TABLE " + partition + " (LIKE lift_ride INCLUDING ALL)");
            jdbc.execute("ALTER TABLE lift_ride ATTACH PARTITION " + partition + " FOR VALUES IN (" + seasonId + ")");
            return true;
        }));
        if (created) {
            log.info("Created partition {} for a new season", partition);
        }
    }

    private boolean exists(String partition) {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT to_regclass(?) IS NOT NULL", Boolean.class, partition));
    }
}
