package dev.liftline.query;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The management port serves the metrics, the main port does not. */
@QueryServiceTest
class MetricsIT {

    private final Client client;
    private final Rides rides;

    MetricsIT(Client client, Rides rides) {
        this.client = client;
        this.rides = rides;
    }

    @Test
    void countsAMissAsDatabaseAndAHitAsCache() {
        int skier = newSkier();
        rides.store(skier, 1, 2025, 37, 1, 21);
        String path = "/skiers/1/seasons/2025/days/37/skiers/" + skier;
        double cache = client.meter("liftline_query_reads_total", "read=\"skier-day-vertical\"", "source=\"cache\"");
        double database =
                client.meter("liftline_query_reads_total", "read=\"skier-day-vertical\"", "source=\"database\"");
        double stored = client.meter("liftline_query_fills_total", "result=\"stored\"");
        client.get(path);
        client.get(path);
        assertThat(client.meter("liftline_query_reads_total", "read=\"skier-day-vertical\"", "source=\"cache\""))
                .isEqualTo(cache + 1);
        assertThat(client.meter("liftline_query_reads_total", "read=\"skier-day-vertical\"", "source=\"database\""))
                .isEqualTo(database + 1);
        assertThat(client.meter("liftline_query_fills_total", "result=\"stored\""))
                .isEqualTo(stored + 1);
    }

    @Test
    void loadsTheVerticalAndTheSeasonsOfASkierOnce() {
        int skier = newSkier();
        rides.store(skier, 1, 2025, 37, 1, 21);
        rides.store(skier, 2, 2024, 8, 1, 10);
        double cache = client.meter("liftline_query_reads_total", "read=\"skier-season\"", "source=\"cache\"");
        client.get("/skiers/" + skier + "/vertical?resort=1");
        assertThat(client.get("/skiers/" + skier + "/days?season=2025").body()).contains("\"totalVert\":210");
        assertThat(client.get("/skiers/" + skier + "/days?season=2024").body()).contains("\"totalVert\":100");
        assertThat(client.get("/skiers/" + skier + "/days?season=2023").statusCode())
                .isEqualTo(404);
        assertThat(client.meter("liftline_query_reads_total", "read=\"skier-season\"", "source=\"cache\""))
                .isEqualTo(cache + 3);
    }

    @Test
    void hasEveryMeterFromTheStartWithTheReplicasName() {
        String metrics = metrics();
        assertThat(metrics)
                .contains(
                        "liftline_query_reads_total{",
                        "source=\"shared\"",
                        "liftline_query_loads_seconds_count{",
                        "liftline_query_load_failures_total{",
                        "liftline_query_leases_total{",
                        "result=\"timed_out\"",
                        "resilience4j_circuitbreaker_state{",
                        "liftline_query_requests_in_flight{",
                        "liftline_query_requests_rejected_total{",
                        "hikaricp_connections_pending{");
        assertThat(metrics.lines().filter(line -> line.startsWith("liftline_")))
                .allSatisfy(line ->
                        assertThat(line).contains("replica=\"").contains("application=\"skier-query-service\""));
    }

    @Test
    void hidesMetricsOnTheMainPort() {
        HttpResponse<String> response = client.get("/actuator/prometheus");
        assertThat(response.statusCode()).isEqualTo(404);
    }

    private String metrics() {
        HttpResponse<String> response = client.management("/actuator/prometheus");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
