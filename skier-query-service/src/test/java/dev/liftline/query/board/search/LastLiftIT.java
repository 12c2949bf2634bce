package dev.liftline.query.board.search;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.query.testing.BehindGateway;
import dev.liftline.query.testing.Callers;
import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.Rides;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Searches for missing people, and their audit. */
class LastLiftIT extends BehindGateway {
    private final JdbcClient jdbc;

    LastLiftIT(Client client, Rides rides, JdbcClient jdbc) {
        super(client, rides);
        this.jdbc = jdbc;
    }

    @Test
    void findsTheNewestRideAtTheResort() {
        int skier = newSkier();
        rides.store(skier, 3, 2026, 14, 75, 4);
        rides.store(skier, 3, 2026, 14, 80, 2);
        rides.store(skier, 3, 2026, 13, 400, 5);
        rides.store(skier, 3, 2025, 300, 401, 5);
        rides.store(skier, 4, 2026, 15, 402, 6);
        HttpResponse<String> response = search(skier, 3, "missing since noon", patrol());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.body()).isEqualTo("""
                {"skierID":%d,"ride":{"season":2026,"day":14,"date":"2026-01-14","time":80,\
                "lift":{"id":2,"name":"Larch Carpet"}}}""".formatted(skier));
    }

    @Test
    void recordsWhoAskedWhyAndFromWhere() {
        int skier = newSkier();
        search(skier, 3, " missing since noon ", append(patrol(), "X-Forwarded-For", "192.0.2.7"));
        search(
                skier,
                3,
                "found by a key",
                Callers.of(new Caller(CallerRole.ADMIN, "key-1", "radio", Caller.ANY, Caller.ANY)));
        assertThat(audit(skier))
                .extracting(row -> row.get("actor") + "|" + row.get("reason") + "|" + row.get("address"))
                .containsExactly("operator:patrol|missing since noon|192.0.2.7", "key:key-1|found by a key|127.0.0.1");
        assertThat(audit(skier)).extracting(row -> row.get("resort_id")).containsOnly(3);
    }

    @Test
    void recordsSearchesThatFindNothing() {
        int skier = newSkier();
        assertThat(search(skier, 3, "missing since noon", patrol()).body())
                .isEqualTo("{\"skierID\":%d,\"ride\":null}".formatted(skier));
        assertThat(audit(skier)).hasSize(1);
    }

    @Test
    void findsTheSkierWithAPass() {
        int skier = newSkier();
        rides.store(skier, 3, 2026, 14, 75, 4);
        issuePass("LL-" + skier, skier);
        String body = "{\"pass\":\"LL-%d\",\"resort\":3,\"reason\":\"missing since noon\"}".formatted(skier);
        assertThat(client.post("/board/last-lift", body, patrol()).body())
                .startsWith("{\"skierID\":%d,\"ride\":{\"season\":2026,".formatted(skier));
        assertThat(audit(skier)).extracting(row -> row.get("pass")).containsExactly("LL-" + skier);
    }

    @Test
    void recordsSearchesForAPassThatNobodyHas() {
        String body = "{\"pass\":\"LL-NOBODY\",\"resort\":3,\"reason\":\"missing since noon\"}";
        assertThat(client.post("/board/last-lift", body, patrol()).statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("SELECT skier_id IS NULL FROM audit_last_lift WHERE pass = 'LL-NOBODY'")
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    private void issuePass(String pass, int skier) {
        rides.share(skier, null);
        jdbc.sql("INSERT INTO identity.pass (pass_id, skier_id, valid_from) VALUES (:pass, :skier, '2026-01-01')")
                .param("pass", pass)
                .param("skier", skier)
                .update();
    }

    @Test
    void answersNothingThatIsNotRecorded() {
        int skier = newSkier();
        rides.store(skier, 3, 2026, 14, 75, 4);
        jdbc.sql("ALTER TABLE audit_last_lift RENAME TO away").update();
        try {
            assertThat(search(skier, 3, "missing since noon", patrol()).statusCode())
                    .isEqualTo(503);
        } finally {
            jdbc.sql("ALTER TABLE away RENAME TO audit_last_lift").update();
        }
    }

    @Test
    void isLimitedToTheResortOfTheCaller() {
        int skier = newSkier();
        HttpResponse<String> response =
                search(skier, 3, "missing since noon", Callers.signedIn(CallerRole.SECURITY, "patrol", 4));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(audit(skier)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                 | skierID resort reason
            {"skierID":0,"resort":1,"reason":"missing"}        | skierID
            {"skierID":"7","resort":1,"reason":"missing"}      | skierID
            {"skierID":99999999999,"resort":1,"reason":"why"}  | skierID reason
            {"skierID":7,"resort":1.0,"reason":"missing"}      | resort
            {"skierID":7,"resort":1,"reason":"  why  "}        | reason
            {"skierID":7,"resort":1,"reason":5}                | reason
            {"skierID":7,"resort":1,"reason":"miss\\u0000ing"} | reason
            {"skierID":7,"resort":1,"reason":"\\u200b\\u200b\\u200b\\u200b\\u200b"} | reason
            {"skierID":7,"resort":1,"reason":"miss\\ud800ing"} | reason
            {"skierID":7,"resort":1,"reason":"miss\\u2028ing"} | reason
            {"skierID":7,"resort":1,"reason":"miss\\u202eing"} | reason
            {"skierID":7,"pass":"LL-7","resort":1,"reason":"missing"} | skierID
            {"pass":"ll 7","resort":1,"reason":"missing"}      | pass
            {"pass":7,"resort":1,"reason":"missing"}           | pass
            []                                                 | ''
            """)
    void rejectsInvalidBodies(String body, String fields) {
        HttpResponse<String> response = client.post("/board/last-lift", body, patrol());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        List<String> named =
                JsonMapper.shared().readTree(response.body()).path("errors").findValuesAsString("field");
        assertThat(String.join(" ", named)).isEqualTo(fields);
    }

    private static String[] patrol() {
        return Callers.signedIn(CallerRole.SECURITY, "patrol", 0);
    }

    private HttpResponse<String> search(int skier, int resort, String reason, String[] headers) {
        String body = "{\"skierID\":%d,\"resort\":%d,\"reason\":\"%s\"}".formatted(skier, resort, reason);
        return client.post("/board/last-lift", body, headers);
    }

    private List<Map<String, @Nullable Object>> audit(int skier) {
        return jdbc.sql("SELECT * FROM audit_last_lift WHERE skier_id = :skier ORDER BY at")
                .param("skier", skier)
                .query()
                .listOfRows();
    }

    private static String[] append(String[] headers, String... more) {
        return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
    }
}
