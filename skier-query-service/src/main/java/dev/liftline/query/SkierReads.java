package dev.liftline.query;

import dev.liftline.model.CacheKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a skier asks. Identifiers are valid by contract; an empty answer means that there is no ride to tell of. */
@Component
public class SkierReads {

    private final ReadThrough cache;
    private final RideStore rides;
    private final ReferenceData reference;

    SkierReads(ReadThrough cache, RideStore rides, ReferenceData reference) {
        this.cache = cache;
        this.rides = rides;
        this.reference = reference;
    }

    /** The vertical of a skier's day in metres: a bare JSON integer. */
    public Optional<byte[]> verticalOfDay(int skierId, int seasonId, int resortId, int dayId) {
        String key = CacheKeys.skierDay(skierId, seasonId, resortId, dayId);
        return cache.read(
                        Read.SKIER_DAY,
                        key,
                        () -> rides.skierDay(skierId, seasonId, resortId, dayId)
                                .map(day -> new VersionedJson(
                                        day.rides(),
                                        Long.toString(day.totalVert()).getBytes(StandardCharsets.US_ASCII)))
                                .orElse(VersionedJson.NO_DATA))
                .answer();
    }

    /**
     * A skier's vertical by season, over {@code resorts}.
     *
     * @param seasons the seasons asked for; empty means every one
     */
    public Optional<SkierVertical> vertical(int skierId, Set<Integer> resorts, Set<Integer> seasons) {
        return seasons(Read.SKIER_VERTICAL, skierId)
                .map(days -> SkierVertical.of(days, resorts, seasons))
                .filter(vertical -> !vertical.resorts().isEmpty());
    }

    /** One page of a skier's season. */
    public Optional<SkierSeason> season(int skierId, int seasonId, Page page) {
        return seasons(Read.SKIER_SEASON, skierId)
                .map(days -> days.stream()
                        .filter(day -> day.seasonId() == seasonId)
                        .map(SkierSeason.Day::of)
                        .toList())
                .filter(days -> !days.isEmpty())
                .map(days -> SkierSeason.of(skierId, seasonId, days, page));
    }

    /** One value for the vertical and for every season, so that who opens one after the other waits for one load. */
    private Optional<List<RideStore.DayTotal>> seasons(Read read, int skierId) {
        return cache.read(read, CacheKeys.skierSeasons(skierId), () -> {
                    List<RideStore.DayTotal> days = rides.skierSeasons(skierId);
                    return list(
                            days,
                            days.stream().mapToLong(RideStore.DayTotal::rides).sum());
                })
                .answer()
                .map(json -> List.of(Json.read(json, RideStore.DayTotal[].class)));
    }

    /** One page of a skier's day at a resort. */
    public Optional<SkierDay> day(int skierId, int seasonId, int resortId, int dayId, Page page) {
        String key = CacheKeys.skierRides(skierId, seasonId, resortId, dayId);
        return cache.read(Read.SKIER_RIDES, key, () -> {
                    List<SkierDay.Ride> named = rides.skierRides(skierId, seasonId, resortId, dayId).stream()
                            .map(ride -> new SkierDay.Ride(
                                    ride.time(),
                                    ride.liftId(),
                                    reference.liftName(resortId, ride.liftId()),
                                    ride.vertical()))
                            .toList();
                    return list(named, named.size());
                })
                .answer()
                .map(json -> List.of(Json.read(json, SkierDay.Ride[].class)))
                .map(list ->
                        SkierDay.of(skierId, resortId, reference.resortName(resortId), seasonId, dayId, list, page));
    }

    private static VersionedJson list(List<?> items, long rides) {
        return items.isEmpty() ? VersionedJson.NO_DATA : new VersionedJson(rides, Json.write(items));
    }
}
