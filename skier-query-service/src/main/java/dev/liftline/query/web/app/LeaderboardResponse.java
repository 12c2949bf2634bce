package dev.liftline.query.web.app;

import dev.liftline.query.app.Leaderboard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The skiers who take part, by days and by lifts. */
record LeaderboardResponse(
        @Nullable Integer season, @Nullable Named resort, List<Days> byDays, List<Lifts> byLifts, boolean joined) {

    record Days(int rank, String name, long days, boolean me) {}

    record Lifts(int rank, String name, long lifts, boolean me) {}

    static LeaderboardResponse of(Leaderboard found) {
        return new LeaderboardResponse(
                found.season(),
                found.resort() == null ? null : Named.of(found.resort()),
                found.byDays().stream()
                        .map(entry -> new Days(entry.rank(), entry.name(), entry.count(), entry.me()))
                        .toList(),
                found.byLifts().stream()
                        .map(entry -> new Lifts(entry.rank(), entry.name(), entry.count(), entry.me()))
                        .toList(),
                found.joined());
    }
}
