package dev.liftline.drills.check;

import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.model.CacheKeys;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a sample of skiers and resorts through every gateway and compares the responses with the database. */
final class ReportedTotals {

    private static final int SAMPLES = 60;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> expected;
    private final int season;
    private long reads;
    private long wrong;
    private String example = "";

    private ReportedTotals(Map<String, String> expected, int season) {
        this.expected = expected;
        this.season = season;
    }

    /**
     * Reads and compares.
     *
     * @param expected the season's values, from {@link ExpectedCache}
     * @param rides keys of the rides from whose skiers and resorts the sample is drawn
     * @param credentials of an operator
     */
    static CheckResult compare(
            Map<String, String> expected, int season, long[] rides, List<URI> gateways, Credentials credentials) {
        ReportedTotals check = new ReportedTotals(expected, season);
        for (int first = 0; first < gateways.size(); first++) {
            try (LoadClient gateway = new LoadClient(gateways.get(first), 1, TIMEOUT).sending(credentials)) {
                for (int i = first; i < SAMPLES && rides.length > 0; i += gateways.size()) {
                    check.read(gateway, ReferenceRide.ofKey(rides[(int) ((long) i * rides.length / SAMPLES)]));
                }
            }
        }
        return new CheckResult(
                CheckResult.Kind.STALE,
                "responses equal the database",
                check.wrong,
                check.reads + " responses" + check.example);
    }

    private void read(LoadClient gateway, ReferenceRide ride) {
        String text = Seasons.text(season);
        compare(
                gateway,
                Requests.skierDay(season, ride),
                expected(CacheKeys.skierDay(ride.skier(), season, ride.resort(), ride.day()), ""),
                body -> body);
        compare(
                gateway,
                "/skiers/%d/rides?resort=%d&season=%s&day=%d&limit=1000"
                        .formatted(ride.skier(), ride.resort(), text, ride.day()),
                expected(CacheKeys.skierRides(ride.skier(), season, ride.resort(), ride.day()), ""),
                body -> ComparableValue.rides(JSON.readTree(body).path("rides")));
        compare(
                gateway,
                "/skiers/%d/days?season=%s&limit=1000".formatted(ride.skier(), text),
                daysOfSeason(JSON.readTree(expected(CacheKeys.skierSeasons(ride.skier()), "[]"))),
                body -> ComparableValue.list(
                        JSON.readTree(body).path("days"), "dayID", "resortID", "rides", "totalVert"));
        compare(
                gateway,
                "/resorts/%d/seasons/%s/days/%d".formatted(ride.resort(), text, ride.day()),
                expected(CacheKeys.resortDay(ride.resort(), season, ride.day()), ""),
                body -> ComparableValue.resortDay(JSON.readTree(body)));
    }

    private void compare(LoadClient gateway, String path, String right, UnaryOperator<String> reduction) {
        Response response = gateway.send(Request.get(path));
        reads++;
        String actual = response.status() == 200 ? reduction.apply(response.text()) : "status " + response.cause();
        if (!actual.equals(right)) {
            wrong++;
            example = ", for instance %s returns %s, not %s".formatted(path, actual, right);
        }
    }

    /** The value without its version. */
    private String expected(String key, String noData) {
        String value = expected.getOrDefault(key, "0:" + noData);
        return value.substring(value.indexOf(':') + 1);
    }

    private String daysOfSeason(JsonNode days) {
        return days.valueStream()
                .filter(day -> day.get(0).asInt() == season)
                .map(day -> day.valueStream().skip(1).map(JsonNode::asString).collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
    }
}
