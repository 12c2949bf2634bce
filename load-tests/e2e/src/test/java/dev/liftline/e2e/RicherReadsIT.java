package dev.liftline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Liftline tells beside the SkiDataAPI. */
class RicherReadsIT extends EndToEndTest {

    RicherReadsIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void returnsASkiersSeasonWithDaysAndTotals() {
        gateway.ride(1, "2042", 4, 883_001, 10, 10);
        gateway.ride(1, "2042", 4, 883_001, 30, 20);
        gateway.ride(2, "2042", 4, 883_001, 200, 5);
        gateway.ride(1, "2042", 9, 883_001, 10, 1);

        gateway.awaitBody(
                "/skiers/883001/days?season=2042",
                "{\"skierID\":883001,\"seasonID\":\"2042\",\"daysSkied\":2,\"rides\":4,\"totalVert\":360,\"days\":["
                        + "{\"dayID\":4,\"resortID\":1,\"rides\":2,\"totalVert\":300},"
                        + "{\"dayID\":4,\"resortID\":2,\"rides\":1,\"totalVert\":50},"
                        + "{\"dayID\":9,\"resortID\":1,\"rides\":1,\"totalVert\":10}],\"next\":null}");
    }

    @Test
    void pagesThroughASeason() {
        for (int day = 1; day <= 7; day++) {
            gateway.ride(3, "2043", day, 883_002, 10, day);
        }
        gateway.awaitBody("/skiers/3/seasons/2043/days/7/skiers/883002", "70");

        List<Integer> days = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = gateway.get("/skiers/883002/days?season=2043&limit=3" + cursor)
                    .json();
            assertThat(page.path("rides").asInt()).isEqualTo(7);
            assertThat(page.path("days").size()).isBetween(1, 3);
            page.path("days").forEach(day -> days.add(day.path("dayID").asInt()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(days).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void returnsEveryRideOfASkierDayWithItsLift() {
        gateway.ride(1, "2044", 2, 883_003, 217, 21);
        gateway.ride(1, "2044", 2, 883_003, 30, 41);

        gateway.awaitBody("/skiers/1/seasons/2044/days/2/skiers/883003", "620");
        JsonNode day =
                gateway.get("/skiers/883003/rides?resort=1&season=2044&day=2").json();

        assertThat(day.path("resortName").asString()).isEqualTo("Alder Peak");
        assertThat(day.path("totalVert").asInt()).isEqualTo(620);
        assertThat(day.path("next").isNull()).isTrue();
        assertThat(day.path("rides").toString())
                .matches("\\[\\{\"time\":30,\"liftID\":41,\"liftName\":\"[^\"]+\",\"vertical\":410},"
                        + "\\{\"time\":217,\"liftID\":21,\"liftName\":\"[^\"]+ Chair\",\"vertical\":210}]");
    }

    @Test
    void returnsAResortDayWithLiftHoursAndTopSkiers() {
        for (int skier = 1; skier <= 12; skier++) {
            gateway.ride(6, "2045", 3, 883_100 + skier, 59, skier);
        }
        gateway.ride(6, "2045", 3, 883_101, 60, 1);

        gateway.awaitBody("/resorts/6/seasons/2045/day/3/skiers", "{\"time\":\"Nordfjellet\",\"numSkiers\":12}");
        gateway.awaitBody("/skiers/6/seasons/2045/days/3/skiers/883101", "20");
        JsonNode day = awaitRides("/resorts/6/seasons/2045/days/3", 13);

        assertThat(day.path("resortID").asInt()).isEqualTo(6);
        assertThat(day.path("resortName").asString()).isEqualTo("Nordfjellet");
        assertThat(day.path("skiers").asInt()).isEqualTo(12);
        assertThat(day.path("liftHours")).hasSize(13).anySatisfy(hour -> {
            assertThat(hour.path("liftID").asInt()).isEqualTo(1);
            assertThat(hour.path("hour").asInt()).isEqualTo(1);
            assertThat(hour.path("rides").asInt()).isEqualTo(1);
        });
        assertThat(day.path("topSkiers")).hasSize(10);
        assertThat(day.path("topSkiers").get(0).toString())
                .isEqualTo("{\"skierID\":883112,\"totalVert\":120,\"rides\":1}");
        assertThat(day.path("topSkiers").get(9).toString())
                .isEqualTo("{\"skierID\":883103,\"totalVert\":30,\"rides\":1}");
    }

    private JsonNode awaitRides(String path, int rides) {
        return await().until(
                        () -> gateway.get(path).json(), day -> day.path("rides").asInt() == rides);
    }
}
