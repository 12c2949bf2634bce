package dev.liftline.query.web;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A client that has the current response gets 304. */
@QueryServiceTest
class ConditionalReadsIT {

    private final Client client;
    private final Rides rides;

    ConditionalReadsIT(Client client, Rides rides) {
        this.client = client;
        this.rides = rides;
    }

    @Test
    void everyReadReturns304ForItsTag() {
        int skier = newSkier();
        rides.store(skier, 6, 2025, 20, 1, 1);
        rides.store(skier, 6, 2025, 20, 2, 1);
        List<String> reads = List.of(
                "/resorts",
                "/resorts/6/seasons",
                "/resorts/6/seasons/2025/day/20/skiers",
                "/resorts/6/seasons/2025/days/20",
                "/skiers/6/seasons/2025/days/20/skiers/" + skier,
                "/skiers/" + skier + "/vertical?resort=6",
                "/skiers/" + skier + "/days?season=2025",
                "/skiers/" + skier + "/rides?resort=6&season=2025&day=20&limit=1");
        for (String read : reads) {
            HttpResponse<String> full = client.get(read);
            assertThat(full.statusCode()).isEqualTo(200);
            String tag = full.headers().firstValue("ETag").orElseThrow();
            assertThat(Stream.of(tag, "W/" + tag, "*", "\"other\", " + tag)).allSatisfy(header -> {
                HttpResponse<String> response = client.get(read, "If-None-Match", header);
                assertThat(response.statusCode()).as(read + " " + header).isEqualTo(304);
                assertThat(response.body()).isEmpty();
                assertThat(response.headers().firstValue("ETag")).hasValue(tag);
                assertThat(response.headers().firstValue("Cache-Control"))
                        .isEqualTo(full.headers().firstValue("Cache-Control"));
            });
            assertThat(client.get(read, "If-None-Match", "\"other\"").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void eachPageHasItsOwnTag() {
        int skier = newSkier();
        rides.store(skier, 6, 2025, 21, 1, 1);
        rides.store(skier, 6, 2025, 22, 1, 1);
        HttpResponse<String> first = client.get("/skiers/" + skier + "/days?season=2025&limit=1");
        HttpResponse<String> both = client.get("/skiers/" + skier + "/days?season=2025&limit=2");
        assertThat(first.headers().firstValue("ETag"))
                .isNotEqualTo(both.headers().firstValue("ETag"));
    }

    @Test
    void aRideChangesTheTag() {
        int skier = newSkier();
        rides.store(skier, 6, 2025, 23, 1, 1);
        String read = "/skiers/6/seasons/2025/days/23/skiers/" + skier;
        String tag = client.get(read).headers().firstValue("ETag").orElseThrow();
        rides.store(skier, 6, 2025, 23, 2, 1);
        rides.refresh(skier, 6, 2025, 23, 2, 20);
        HttpResponse<String> response = client.get(read, "If-None-Match", tag);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("20");
    }

    @Test
    void headReturnsTheTagOfGet() {
        HttpResponse<String> response = client.method("HEAD", "/resorts");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag"))
                .isEqualTo(client.get("/resorts").headers().firstValue("ETag"));
    }
}
