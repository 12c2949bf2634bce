package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.reconcile.Reconciliation;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.RideKeys;
import dev.liftline.testkit.rides.RideResults;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares a season in PostgreSQL, in Redis and in the API's responses with the acknowledged rides. */
final class SeasonReconciliation {

    private record SkierDay(int skier, int day, int resort) {}

    private record Total(long rides, long vertical) {}

    private final RunningStack stack;
    private final int seasonId;

    SeasonReconciliation(RunningStack stack, int seasonId) {
        this.stack = stack;
        this.seasonId = seasonId;
    }

    /** Waits until every acknowledged ride is stored, then compares. */
    void assertRight(RideResults results) {
        int acknowledged = results.acknowledged().distinct().length;
        try (StoredSeason stored = StoredSeason.of(stack.database(), seasonId)) {
            await().atMost(90, SECONDS).until(stored::rides, rides -> rides >= acknowledged);
            await().atMost(30, SECONDS).until(stack::consumerLag, lag -> lag == 0);
            Reconciliation reconciliation = stored.reconcile(results.acknowledged(), results.unconfirmed());
            assertThat(reconciliation).as(reconciliation.toString()).matches(Reconciliation::isRight);
            if (results.unconfirmed().size() == 0) {
                assertThat(reconciliation.stored()).isEqualTo(acknowledged);
                assertTotalsOfEverySkier(results.acknowledged());
            }
            CachedTotalsCheck.assertEqualDatabase(stored, stack.redisUrl());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void assertTotalsOfEverySkier(RideKeys acknowledged) {
        Map<Integer, Map<SkierDay, Total>> expected = Arrays.stream(acknowledged.distinct())
                .mapToObj(ReferenceRide::ofKey)
                .collect(Collectors.groupingBy(
                        ReferenceRide::skier,
                        Collectors.groupingBy(
                                ride -> new SkierDay(ride.skier(), ride.day(), ride.resort()),
                                Collectors.reducing(
                                        new Total(0, 0),
                                        ride -> new Total(1, ride.vertical()),
                                        (a, b) -> new Total(a.rides() + b.rides(), a.vertical() + b.vertical())))));
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<? extends Future<?>> checks = expected.entrySet().stream()
                    .map(skier -> clients.submit(() -> assertTotals(skier.getKey(), skier.getValue())))
                    .toList();
            assertThat(checks).allSatisfy(Future::get);
        }
    }

    private void assertTotals(int skier, Map<SkierDay, Total> days) {
        String path = "/skiers/" + skier + "/days?season=" + Seasons.text(seasonId) + "&limit=1000";
        JsonNode season = stack.gateway().get(path).json();
        assertThat(season.path("totalVert").asLong())
                .as(path)
                .isEqualTo(days.values().stream().mapToLong(Total::vertical).sum());
        Map<SkierDay, Total> returned = season.path("days")
                .valueStream()
                .collect(Collectors.toMap(
                        day -> new SkierDay(
                                skier,
                                day.path("dayID").asInt(),
                                day.path("resortID").asInt()),
                        day -> new Total(
                                day.path("rides").asLong(),
                                day.path("totalVert").asLong())));
        assertThat(returned).as(path).isEqualTo(days);
        days.entrySet().stream().limit(1).forEach(any -> {
            SkierDay day = any.getKey();
            GatewayResponse total =
                    stack.gateway().get(Gateway.skierDay(day.resort(), Seasons.text(seasonId), day.day(), day.skier()));
            assertThat(total.body())
                    .as(day.toString())
                    .isEqualTo(String.valueOf(any.getValue().vertical()));
        });
    }
}
