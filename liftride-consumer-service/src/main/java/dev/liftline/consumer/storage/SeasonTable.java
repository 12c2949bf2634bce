package dev.liftline.consumer.storage;

import static dev.liftline.consumer.storage.Columns.ints;

import dev.liftline.consumer.RideIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Registers the seasons of stored rides. Does not write again what it has seen committed. */
@Component
class SeasonTable {

    private static final String ADD = """
            INSERT INTO season (resort_id, season_id)
            SELECT * FROM unnest(?::integer[], ?::smallint[])
            ON CONFLICT DO NOTHING
            """;

    private final JdbcTemplate jdbc;
    private final Set<ResortSeason> known = ConcurrentHashMap.newKeySet();

    SeasonTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The seasons of {@code rides} that may be missing in the table, in key order. */
    List<ResortSeason> unknown(Collection<RideIdentity> rides) {
        Set<ResortSeason> seasons = new TreeSet<>();
        for (RideIdentity ride : rides) {
            ResortSeason season = new ResortSeason(ride.resortId(), ride.seasonId());
            if (!known.contains(season)) {
                seasons.add(season);
            }
        }
        return new ArrayList<>(seasons);
    }

    /** Adds {@code seasons} in the current transaction. */
    void add(List<ResortSeason> seasons) {
        if (!seasons.isEmpty()) {
            jdbc.update(ADD, ints(seasons, ResortSeason::resortId), ints(seasons, ResortSeason::seasonId));
        }
    }

    /** Must be called after the transaction that added {@code seasons} has committed. */
    void remember(List<ResortSeason> seasons) {
        known.addAll(seasons);
    }

    void forget() {
        known.clear();
    }
}
