package dev.liftline.drills.check;

import dev.liftline.model.CacheKeys;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a sample of skiers and resorts through every gateway and compares the responses with the database. */
final class ReportedTotals {

    private static final int SAMPLES = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> expected;
    private final int season;
    private final HttpClient http;
    private long reads;
    private long wrong;
    private String example = "";

    private ReportedTotals(Map<String, String> expected, int season, HttpClient http) {
        this.expected = expected;
        this.season = season;
        this.http = http;
    }

    /**
     * Reads and compares.
     *
     * @param expected the season's values, from {@link ExpectedCache}
     * @param rides keys of the rides from whose skiers and resorts the sample is drawn
     */
    static CheckResult compare(Map<String, String> expected, int season, long[] rides, List<URI> gateways)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            ReportedTotals check = new ReportedTotals(expected, season, http);
            for (int i = 0; i < SAMPLES && rides.length > 0; i++) {
                FieldRide ride = FieldRide.ofKey(rides[(int) ((long) i * rides.length / SAMPLES)]);
                check.read(gateways.get(i % gateways.size()), ride);
            }
            return new CheckResult(
                    CheckResult.Kind.STALE,
                    "responses equal the database",
                    check.wrong,
                    check.reads + " responses" + check.example);
        }
    }

    private void read(URI gateway, FieldRide ride) throws IOException, InterruptedException {
        String text = Seasons.text(season);
        String day = expected.getOrDefault(CacheKeys.skierDay(ride.skier(), season, ride.resort(), ride.day()), "0:");
        compare(gateway, Requests.skierDay(season, ride), afterColon(day), body -> body);
        compare(
                gateway,
                "/skiers/%d/rides?resort=%d&season=%s&day=%d&limit=1000"
                        .formatted(ride.skier(), ride.resort(), text, ride.day()),
                afterColon(expected.getOrDefault(
                        CacheKeys.skierRides(ride.skier(), season, ride.resort(), ride.day()), "0:")),
                body -> ComparableValue.rides(JSON.readTree(body).path("rides")));
        compare(
                gateway,
                "/skiers/%d/days?season=%s&limit=1000".formatted(ride.skier(), text),
                daysOfSeason(ride.skier()),
                body -> days(JSON.readTree(body)));
        compare(
                gateway,
                "/resorts/%d/seasons/%s/days/%d".formatted(ride.resort(), text, ride.day()),
                afterColon(expected.getOrDefault(CacheKeys.resortDay(ride.resort(), season, ride.day()), "0:")),
                body -> ComparableValue.resortDay(JSON.readTree(body)));
    }

    private interface Reduction {
        String of(String body);
    }

    private void compare(URI gateway, String path, String right, Reduction reduction)
            throws IOException, InterruptedException {
        var response = http.send(
                HttpRequest.newBuilder(gateway.resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
        reads++;
        String actual =
                response.statusCode() == 200 ? reduction.of(response.body()) : "status " + response.statusCode();
        if (!actual.equals(right)) {
            wrong++;
            example = ", for instance %s returns %s, not %s".formatted(path, actual, right);
        }
    }

    private String daysOfSeason(int skier) {
        JsonNode all = JSON.readTree(afterColon(expected.getOrDefault(CacheKeys.skierSeasons(skier), "0:[]")));
        StringBuilder days = new StringBuilder();
        all.valueStream()
                .filter(day -> day.get(0).asInt() == season)
                .forEach(day -> days.append(day(day.get(1), day.get(2), day.get(3), day.get(4))));
        return days.toString();
    }

    private static String days(JsonNode season) {
        StringBuilder days = new StringBuilder();
        season.path("days")
                .valueStream()
                .forEach(day -> days.append(
                        day(day.path("dayID"), day.path("resortID"), day.path("rides"), day.path("totalVert"))));
        return days.toString();
    }

    private static String day(JsonNode... numbers) {
        return Arrays.toString(numbers);
    }

    private static String afterColon(String value) {
        return value.substring(value.indexOf(':') + 1);
    }
}
