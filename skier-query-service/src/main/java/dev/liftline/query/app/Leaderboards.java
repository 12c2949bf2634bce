package dev.liftline.query.app;

import dev.liftline.query.ReferenceData;
import dev.liftline.query.SkierDayTotal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The screen with the skiers who take part. Days and lifts alone: a ranking by vertical or speed makes people ski too fast. Who stops to
 * take part is left out at once, whatever is kept of the counts.
 */
@Component
public class Leaderboards {

    private final SkierDays days;
    private final RiddenLifts ridden;
    private final StoredLeaders stored;
    private final SharedSkiers shared;
    private final ReferenceData reference;

    Leaderboards(
            SkierDays days, RiddenLifts ridden, StoredLeaders stored, SharedSkiers shared, ReferenceData reference) {
        this.days = days;
        this.ridden = ridden;
        this.stored = stored;
        this.shared = shared;
        this.reference = reference;
    }

    /**
     * @param wantedSeason null for the latest season, at the resort if one is given
     * @param wantedResort null for the resort of the latest day, in the season if one is given
     */
    public Leaderboard of(int skierId, @Nullable Integer wantedSeason, @Nullable Integer wantedResort) {
        List<SkierDayTotal> own = days.of(skierId);
        Place place = Place.of(own, wantedSeason, wantedResort);
        Integer season = place.season();
        Integer resort = place.resort();
        if (season != null && resort != null) {
            return of(skierId, own, season, resort);
        }
        boolean joined = shared.nicknames(Set.of(skierId)).containsKey(skierId);
        return new Leaderboard(season, resort == null ? null : reference.resort(resort), List.of(), List.of(), joined);
    }

    private Leaderboard of(int skierId, List<SkierDayTotal> own, int season, int resort) {
        Leaders leaders = stored.leaders(resort, season);
        Map<Integer, String> names = shared.nicknames(everybody(leaders, skierId));
        return new Leaderboard(
                season,
                reference.resort(resort),
                entries(leaders.byDays(), names, skierId, () -> daysAt(own, season, resort)),
                entries(leaders.byLifts(), names, skierId, () -> liftsAt(skierId, own, season, resort)),
                names.containsKey(skierId));
    }

    private static Set<Integer> everybody(Leaders leaders, int skierId) {
        Set<Integer> skiers = new HashSet<>(Set.of(skierId));
        leaders.byDays().first().forEach(score -> skiers.add(score.skierId()));
        leaders.byLifts().first().forEach(score -> skiers.add(score.skierId()));
        return skiers;
    }

    private static List<Leaderboard.Entry> entries(
            Leaders.Ranking ranking, Map<Integer, String> names, int skierId, LongSupplier own) {
        List<Leaderboard.Entry> entries = new ArrayList<>();
        boolean listed = false;
        for (Leaders.Score score : ranking.first()) {
            String name = names.get(score.skierId());
            if (name != null) {
                boolean me = score.skierId() == skierId;
                listed |= me;
                entries.add(new Leaderboard.Entry(rank(score.count(), ranking, names), name, score.count(), me));
            }
        }
        String ownName = names.get(skierId);
        long count = listed || ownName == null ? 0 : own.getAsLong();
        if (ownName != null && count > 0) {
            entries.add(new Leaderboard.Entry(rank(count, ranking, names), ownName, count, true));
        }
        return entries;
    }

    /** Of the first, those who do not take part any more have no rank. */
    private static int rank(long count, Leaders.Ranking ranking, Map<Integer, String> names) {
        long left = ranking.first().stream()
                .filter(score -> score.count() > count && !names.containsKey(score.skierId()))
                .count();
        return 1 + ranking.above(count) - (int) left;
    }

    private static long daysAt(List<SkierDayTotal> days, int season, int resort) {
        return days.stream()
                .filter(day -> day.seasonId() == season && day.resortId() == resort)
                .count();
    }

    private long liftsAt(int skierId, List<SkierDayTotal> own, int season, int resort) {
        return ridden.of(skierId, season, own).stream()
                .filter(lift -> lift.resortId() == resort)
                .count();
    }
}
