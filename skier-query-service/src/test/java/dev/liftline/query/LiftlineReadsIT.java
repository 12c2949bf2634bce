package dev.liftline.query;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Liftline's own reads, byte for byte, and their pages. */
@QueryServiceTest
class LiftlineReadsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Client client;
    private final Rides rides;

    LiftlineReadsIT(Client client, Rides rides) {
        this.client = client;
        this.rides = rides;
    }

    @Test
    void returnsASkiersSeason() {
        int skier = newSkier();
        rides.store(skier, 2, 2025, 1, 30, 3);
        rides.store(skier, 1, 2025, 1, 10, 1);
        rides.store(skier, 1, 2025, 1, 20, 2);
        rides.store(skier, 1, 2025, 9, 20, 4);
        rides.store(skier, 1, 2026, 9, 20, 40);
        assertThat(client.ok("/skiers/" + skier + "/days?season=2025")).isEqualTo("""
                {"skierID":%d,"seasonID":"2025","daysSkied":2,"rides":4,"totalVert":100,"days":[\
                {"dayID":1,"resortID":1,"rides":2,"totalVert":30},{"dayID":1,"resortID":2,"rides":1,"totalVert":30},\
                {"dayID":9,"resortID":1,"rides":1,"totalVert":40}],"next":null}""".formatted(skier));
    }

    @Test
    void returnsASkiersRidesWithTheStoredVertical() {
        int skier = newSkier();
        rides.store(skier, 1, 2025, 7, 217, 21, 333);
        rides.store(skier, 1, 2025, 7, 217, 4, 40);
        rides.store(skier, 1, 2025, 7, 9, 41, 410);
        rides.store(skier, 2, 2025, 7, 300, 1, 10);
        assertThat(client.ok("/skiers/" + skier + "/rides?resort=1&season=2025&day=7"))
                .isEqualTo("""
                {"skierID":%d,"resortID":1,"resortName":"Alder Peak","seasonID":"2025","dayID":7,"totalVert":783,"rides":[\
                {"time":9,"liftID":41,"liftName":"Lift 41","vertical":410},\
                {"time":217,"liftID":4,"liftName":"Eagle Carpet","vertical":40},\
                {"time":217,"liftID":21,"liftName":"Otter Chair","vertical":333}],"next":null}""".formatted(skier));
    }

    @Test
    void returnsAResortsDay() {
        int first = newSkier();
        int second = newSkier();
        rides.store(second, 3, 2025, 11, 10, 2);
        rides.store(first, 3, 2025, 11, 59, 2);
        rides.store(first, 3, 2025, 11, 60, 2);
        rides.store(first, 3, 2025, 11, 1440, 32767);
        rides.store(second, 3, 2025, 12, 10, 2);
        assertThat(client.ok("/resorts/3/seasons/2025/days/11")).isEqualTo("""
                {"resortID":3,"resortName":"Grauhorn","seasonID":"2025","dayID":11,"skiers":2,"rides":4,"liftHours":[\
                {"liftID":2,"liftName":"Larch Carpet","hour":0,"rides":2},\
                {"liftID":2,"liftName":"Larch Carpet","hour":1,"rides":1},\
                {"liftID":32767,"liftName":"Lift 32767","hour":24,"rides":1}],"topSkiers":[\
                {"skierID":%d,"totalVert":327710,"rides":3},{"skierID":%d,"totalVert":20,"rides":1}]}""".formatted(first, second));
    }

    @Test
    void listsTheTenHighestVerticalsWithTiesBySkier() {
        List<Integer> skiers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            skiers.add(newSkier());
        }
        for (int skier : skiers.reversed()) {
            rides.store(skier, 3, 2025, 13, 1, 5);
        }
        rides.store(skiers.getLast(), 3, 2025, 13, 2, 5);
        List<Integer> top = new ArrayList<>();
        for (JsonNode skier :
                JSON.readTree(client.ok("/resorts/3/seasons/2025/days/13")).get("topSkiers")) {
            top.add(skier.get("skierID").intValue());
        }
        List<Integer> expected = new ArrayList<>(skiers.subList(0, 9));
        expected.addFirst(skiers.getLast());
        assertThat(top).isEqualTo(expected);
    }

    /** The consumer has replaced the id of a skier who deleted his data. */
    @Test
    void countsAnErasedSkierAndDoesNotListHim() {
        int skier = newSkier();
        rides.store(skier, 3, 2025, 14, 10, 2);
        rides.store(-2_000_000_011, 3, 2025, 14, 10, 30);
        assertThat(client.ok("/resorts/3/seasons/2025/days/14")).isEqualTo("""
                {"resortID":3,"resortName":"Grauhorn","seasonID":"2025","dayID":14,"skiers":2,"rides":2,"liftHours":[\
                {"liftID":2,"liftName":"Larch Carpet","hour":0,"rides":1},\
                {"liftID":30,"liftName":"Eagle Express","hour":0,"rides":1}],"topSkiers":[\
                {"skierID":%d,"totalVert":20,"rides":1}]}""".formatted(skier));
        assertThat(client.ok("/resorts/3/seasons/2025/day/14/skiers")).contains("\"numSkiers\":2");
    }

    @Test
    void returnsAnEmptyDayOfAKnownResort() {
        assertThat(client.ok("/resorts/10/seasons/2025/days/300"))
                .isEqualTo("{\"resortID\":10,\"resortName\":\"Wolfsattel\",\"seasonID\":\"2025\",\"dayID\":300,"
                        + "\"skiers\":0,\"rides\":0,\"liftHours\":[],\"topSkiers\":[]}");
    }

    @Test
    void pagesOfASeasonHaveNoGapsOrRepeats() {
        int skier = newSkier();
        for (int day = 1; day <= 23; day++) {
            rides.store(skier, 1 + day % 2, 2025, day, 1, day);
            rides.store(skier, 7, 2025, day, 2, day);
        }
        assertPagesAreComplete("/skiers/" + skier + "/days?season=2025", "days", 46);
    }

    @Test
    void pagesOfADayHaveNoGapsOrRepeats() {
        int skier = newSkier();
        for (int ride = 0; ride < 45; ride++) {
            rides.store(skier, 1, 2025, 8, ride / 2, 1 + ride % 2);
        }
        assertPagesAreComplete("/skiers/" + skier + "/rides?resort=1&season=2025&day=8", "rides", 45);
    }

    @Test
    void aPageHasAHundredItemsByDefault() {
        int skier = newSkier();
        for (int ride = 0; ride < 101; ride++) {
            rides.store(skier, 1, 2025, 9, ride, 1);
        }
        JsonNode page = JSON.readTree(client.ok("/skiers/" + skier + "/rides?resort=1&season=2025&day=9"));
        assertThat(page.get("rides")).hasSize(100);
        assertThat(page.get("totalVert").intValue()).isEqualTo(1010);
        assertThat(page.get("next").isString()).isTrue();
    }

    private void assertPagesAreComplete(String path, String list, int size) {
        JsonNode whole = JSON.readTree(client.ok(path + "&limit=1000"));
        assertThat(whole.get(list)).hasSize(size);
        assertThat(whole.get("next").isNull()).isTrue();
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (true) {
            JsonNode page = JSON.readTree(client.ok(path + "&limit=4" + cursor));
            assertThat(page.get("totalVert")).isEqualTo(whole.get("totalVert"));
            page.get(list).forEach(items::add);
            pages++;
            if (page.get("next").isNull()) {
                break;
            }
            cursor = "&cursor=" + page.get("next").stringValue();
        }
        assertThat(items).containsExactlyElementsOf(whole.get(list));
        assertThat(pages).isEqualTo((size + 3) / 4);
    }
}
