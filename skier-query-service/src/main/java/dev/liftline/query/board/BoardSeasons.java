package dev.liftline.query.board;

import dev.liftline.query.OpenResort;
import dev.liftline.query.ReferenceData;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seasons of resorts, day by day. Identifiers must be in range. */
@Component
public class BoardSeasons {

    private final BoardCache cache;
    private final StoredBoard stored;
    private final ReferenceData reference;
    private final HeavyQueries heavy;

    BoardSeasons(BoardCache cache, StoredBoard stored, ReferenceData reference, HeavyQueries heavy) {
        this.cache = cache;
        this.stored = stored;
        this.reference = reference;
        this.heavy = heavy;
    }

    /**
     * A {@link BoardSeason} as the JSON of the response in UTF-8, at most a minute old; empty if the resort is unknown.
     *
     * @param season null for that of the latest day with rides
     * @throws TooManyQueriesException if it is not cached and as many are being loaded as allowed
     */
    public Optional<byte[]> season(int resortId, @Nullable Integer season) {
        return cache.season(resortId, season, () -> load(resortId, season));
    }

    private Optional<BoardSeason> load(int resortId, @Nullable Integer wanted) {
        ReferenceData.Resort resort = reference.resort(resortId);
        List<Integer> seasons = reference.seasons(resortId);
        if (seasons.isEmpty() && !reference.isKnown(resortId)) {
            return Optional.empty();
        }
        Integer season = wanted == null ? latest(resortId) : wanted;
        List<BoardSeason.Day> days = season == null ? List.of() : heavy.run(() -> stored.seasonDays(resortId, season));
        return Optional.of(new BoardSeason(OpenResort.of(resort), season, seasons, days));
    }

    private @Nullable Integer latest(int resortId) {
        SeasonDay latest = stored.latestDays(List.of(resortId)).get(resortId);
        return latest == null ? null : latest.season();
    }
}
