package dev.liftline.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The reads about a skier. Identifiers must be in range; an empty result means that there is no ride. */
@Component
public class SkierReads {

    private final ReadCache cache;
    private final StoredRides stored;
    private final ReferenceData reference;

    SkierReads(ReadCache cache, StoredRides stored, ReferenceData reference) {
        this.cache = cache;
        this.stored = stored;
        this.reference = reference;
    }

    /** The vertical of a skier's day in metres: a bare JSON integer in UTF-8. Read only. */
    public Optional<byte[]> dayVertical(SkierDay day) {
        return cache.skierDayVertical(day, () -> stored.total(day));
    }

    /** A skier's rides of one day. */
    public Optional<SkierRides> rides(SkierDay day) {
        return cache.skierRides(day, () -> stored.rides(day))
                .map(rides -> new SkierRides(reference.resortName(day.resortId()), rides));
    }

    /** The totals of a skier's days in one season, by day, then resort. */
    public Optional<List<SkierDayTotal>> season(int skierId, int seasonId) {
        return totals(Read.SKIER_SEASON, skierId)
                .map(days ->
                        days.stream().filter(day -> day.seasonId() == seasonId).toList())
                .filter(days -> !days.isEmpty());
    }

    /**
     * A skier's vertical by season in metres, summed over {@code resorts}.
     *
     * @param seasons the seasons to include; empty for all
     */
    public Optional<SortedMap<Integer, Long>> verticalBySeason(
            int skierId, Set<Integer> resorts, Set<Integer> seasons) {
        return totals(Read.SKIER_VERTICAL, skierId)
                .map(totals -> verticalBySeason(totals, resorts, seasons))
                .filter(bySeason -> !bySeason.isEmpty());
    }

    static SortedMap<Integer, Long> verticalBySeason(
            List<SkierDayTotal> totals, Set<Integer> resorts, Set<Integer> seasons) {
        SortedMap<Integer, Long> bySeason = new TreeMap<>();
        for (SkierDayTotal total : totals) {
            if (resorts.contains(total.resortId()) && (seasons.isEmpty() || seasons.contains(total.seasonId()))) {
                bySeason.merge(total.seasonId(), total.vertical(), Long::sum);
            }
        }
        return bySeason;
    }

    private Optional<List<SkierDayTotal>> totals(Read read, int skierId) {
        return cache.skierSeasons(read, skierId, () -> stored.totals(skierId));
    }
}
