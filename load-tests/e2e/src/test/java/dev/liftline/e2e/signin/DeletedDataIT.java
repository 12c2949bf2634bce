package dev.liftline.e2e.signin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.load.Credentials;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A skier deletes his data, from the pass to the empty reads. */
class DeletedDataIT extends EndToEndTest {

    private static final int SKIER = 884_001;
    private static final int OTHER = 884_002;
    private static final String PIN = "9053178";

    private final String season = Integer.toString(stack.unusedSeason());
    private final String resortDay = "/resorts/3/seasons/" + season + "/days/7";

    DeletedDataIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void aSkiersDataAreGoneAndTheResortsCountsStay() {
        gateway.ride(3, season, 7, SKIER, 10, 21);
        gateway.ride(3, season, 7, SKIER, 70, 4);
        gateway.ride(3, season, 7, OTHER, 12, 21);
        gateway.awaitBody(Gateway.skierDay(3, season, 7, SKIER), "250");
        gateway.awaitBody(Gateway.skierDay(3, season, 7, OTHER), "210");
        List<String> reads = List.of(
                Gateway.skierDay(3, season, 7, SKIER),
                "/skiers/%d/vertical?resort=3".formatted(SKIER),
                "/skiers/%d/days?season=%s".formatted(SKIER, season),
                "/skiers/%d/rides?season=%s&resort=3&day=7".formatted(SKIER, season));
        String[] session = {"Authorization", "Bearer " + signIn()};
        reads.forEach(
                read -> assertThat(gateway.get(read, session).status()).as(read).isEqualTo(200));
        ObjectNode before = (ObjectNode) gateway.get(resortDay).json();
        assertThat(before.path("topSkiers").findValuesAsString("skierID")).hasSize(2);

        assertThat(delete("1234567", session).status()).isEqualTo(401);
        assertThat(gateway.get("/me", session).status()).isEqualTo(200);
        GatewayResponse deleted = delete(PIN, session);

        assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
        assertThat(deleted.header("Set-Cookie")).contains("Max-Age=0");
        await().atMost(10, SECONDS)
                .untilAsserted(
                        () -> assertThat(gateway.get("/me", session).status()).isEqualTo(401));
        await().atMost(60, SECONDS)
                .untilAsserted(() -> reads.forEach(
                        read -> assertThat(gateway.get(read).status()).as(read).isEqualTo(404)));
        await().atMost(10, SECONDS).untilAsserted(() -> {
            ObjectNode after = (ObjectNode) gateway.get(resortDay).json();
            assertThat(after.path("topSkiers").findValuesAsString("skierID")).containsExactly(Integer.toString(OTHER));
            assertThat(after.without("topSkiers")).isEqualTo(before.deepCopy().without("topSkiers"));
        });
    }

    private String signIn() {
        String[] admin = {Credentials.HEADER, stack.credentials().operator(), "Content-Type", "application/json"};
        String pass = gateway.post("/admin/passes", "{\"skierID\":" + SKIER + "}", admin)
                .json()
                .path("pass")
                .asString();
        String code = gateway.post("/admin/passes/" + pass + "/activation", "", admin)
                .json()
                .path("code")
                .asString();
        assertThat(gateway.post("/activations", "{\"code\":\"%s\",\"pin\":\"%s\"}".formatted(code, PIN))
                        .status())
                .isEqualTo(204);
        GatewayResponse session = gateway.post("/session", "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(pass, PIN));
        assertThat(session.status()).as(session.body()).isEqualTo(201);
        return session.json().path("token").asString();
    }

    private GatewayResponse delete(String pin, String... session) {
        return gateway.send("DELETE", "/me", "{\"pin\":\"%s\"}".formatted(pin), session);
    }
}
