package dev.liftline.query.board;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import org.junit.jupiter.api.Test;

/** A season day by day. Each test has a resort of its own. */
@QueryServiceTest
class BoardSeasonIT {

    private final Client client;
    private final Rides rides;

    BoardSeasonIT(Client client, Rides rides) {
        this.client = client;
        this.rides = rides;
    }

    @Test
    void countsGuestsAndRidesOfEachDay() {
        int skier = newSkier();
        rides.store(skier, 521, 2026, 9, 5, 4);
        rides.store(skier, 521, 2026, 9, 15, 4);
        rides.store(newSkier(), 521, 2026, 9, 5, 4);
        rides.store(skier, 521, 2026, 7, 5, 4);
        rides.store(skier, 521, 2025, 365, 5, 4);
        assertThat(client.ok("/board/season?resort=521&season=2026")).isEqualTo("""
                {"resort":{"id":521,"name":"Resort 521","opensAt":"08:30","closesAt":"16:30"},\
                "season":2026,"seasons":[2025,2026],"days":[\
                {"date":"2026-01-07","day":7,"guests":1,"rides":1},\
                {"date":"2026-01-09","day":9,"guests":2,"rides":3}]}""");
        assertThat(client.ok("/board/season?resort=521&season=2025")).contains("\"date\":\"2025-12-31\"");
    }

    @Test
    void isTheLatestSeasonByDefault() {
        rides.store(newSkier(), 522, 2025, 9, 5, 4);
        rides.store(newSkier(), 522, 2026, 2, 5, 4);
        assertThat(client.ok("/board/season?resort=522")).contains("\"season\":2026,", "\"date\":\"2026-01-02\"");
    }

    @Test
    void hasNoDaysWithoutRides() {
        assertThat(client.ok("/board/season?resort=8&season=1990"))
                .endsWith("\"season\":1990,\"seasons\":[2025,2026],\"days\":[]}");
        assertThat(client.get("/board/season?resort=599").statusCode()).isEqualTo(404);
    }
}
