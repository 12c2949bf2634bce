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

/** Asks for a sample of skiers and resorts through every gateway, and compares what it is told with the database. */
final class ReportedTotals {

    private static final int SKIERS = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> truth;
    private final int season;
    private final HttpClient http;
    private long asked;
    private long wrong;
    private String example = "";

    private ReportedTotals(Map<String, String> truth, int season, HttpClient http) {
        this.truth = truth;
        this.season = season;
        this.http = http;
    }

    /**
     * Asks and compares.
     *
     * @param truth what there is to tell of the season, as {@link ExpectedCache} has it
     * @param rides the keys of rides from whose skiers and resorts the sample is drawn
     */
    static CheckResult compare(Map<String, String> truth, int season, long[] rides, List<URI> gateways)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            ReportedTotals told = new ReportedTotals(truth, season, http);
            for (int i = 0; i < SKIERS && rides.length > 0; i++) {
                FieldRide ride = FieldRide.ofKey(rides[(int) ((long) i * rides.length / SKIERS)]);
                told.ask(gateways.get(i % gateways.size()), ride);
            }
            return new CheckResult(
                    CheckResult.Kind.STALE,
                    "what clients are told is the database's",
                    told.wrong,
                    told.asked + " answers" + told.example);
        }
    }

    private void ask(URI gateway, FieldRide ride) throws IOException, InterruptedException {
        String text = Seasons.text(season);
        String day = truth.getOrDefault(CacheKeys.skierDay(ride.skier(), season, ride.resort(), ride.day()), "0:");
        compare(gateway, Requests.skierDay(season, ride), afterColon(day), body -> body);
        compare(
                gateway,
                "/skiers/%d/rides?resort=%d&season=%s&day=%d&limit=1000"
                        .formatted(ride.skier(), ride.resort(), text, ride.day()),
                afterColon(truth.getOrDefault(
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
                afterColon(truth.getOrDefault(CacheKeys.resortDay(ride.resort(), season, ride.day()), "0:")),
                body -> ComparableValue.resortDay(JSON.readTree(body)));
    }

    private interface Plain {
        String of(String body);
    }

    private void compare(URI gateway, String path, String right, Plain plain) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(gateway.resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                BodyHandlers.ofString());
        asked++;
        String told = answer.statusCode() == 200 ? plain.of(answer.body()) : "answered " + answer.statusCode();
        if (!told.equals(right)) {
            wrong++;
            example = ", for instance %s tells %s, not %s".formatted(path, told, right);
        }
    }

    private String daysOfSeason(int skier) {
        JsonNode all = JSON.readTree(afterColon(truth.getOrDefault(CacheKeys.skierSeasons(skier), "0:[]")));
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
