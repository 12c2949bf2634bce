package dev.liftline.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.Gateway;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.secrets.DemoSkier;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A ride that a scanner reports is seen on open pages. */
class LiveRidesIT extends EndToEndTest {

    private static final String SEASON = "2061";

    LiveRidesIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void aReportedRideReachesThePagesOfItsSkierAndItsResort() throws Exception {
        DemoSkier skier = stack.skier(3);
        String token = "Bearer " + signIn(skier);
        try (EventStream page = new EventStream(gateway.base().resolve("/app/live"), "Authorization", token);
                EventStream board = new EventStream(
                        gateway.base().resolve("/board/live?resort=2"),
                        Credentials.HEADER,
                        stack.credentials().operator())) {
            assertThat(page.next()).isEqualTo("hello {}");
            assertThat(board.next()).isEqualTo("hello {}");

            gateway.ride(2, SEASON, 7, skier.id() + 1, 10, 10);
            assertThat(board.next()).isEqualTo("rides {\"season\":2061,\"resort\":2,\"day\":7}");
            gateway.ride(2, SEASON, 7, skier.id(), 10, 10);
            gateway.ride(2, SEASON, 7, skier.id(), 20, 11);

            String event = page.next();
            if (event.endsWith("\"version\":1}")) {
                // The rides were stored one after the other.
                event = page.next();
            }
            assertThat(event).isEqualTo("rides {\"season\":2061,\"resort\":2,\"day\":7,\"version\":2}");
            assertThat(board.next()).isEqualTo("rides {\"season\":2061,\"resort\":2,\"day\":7}");
            assertThat(gateway.get(Gateway.skierDay(2, SEASON, 7, skier.id()), "Authorization", token)
                            .body())
                    .isEqualTo("210");
        }
    }

    @Test
    void aStreamEndsWhenItsSkierSignsOut() throws Exception {
        String token = "Bearer " + signIn(stack.skier(4));
        try (EventStream page = new EventStream(gateway.base().resolve("/app/live"), "Authorization", token)) {
            assertThat(page.next()).isEqualTo("hello {}");

            assertThat(gateway.send("DELETE", "/session", "", "Authorization", token)
                            .status())
                    .isEqualTo(204);

            assertThat(page.next()).isEqualTo("end {\"reason\":\"signed-out\"}");
        }
    }

    private String signIn(DemoSkier skier) {
        String credentials = "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(skier.pass(), skier.pin());
        // 503: hashes of PINs yield the CPU to everything else.
        GatewayResponse session = await().atMost(Duration.ofMinutes(1))
                .until(() -> gateway.post("/session", credentials), response -> response.status() == 201);
        return session.json().path("token").asString();
    }
}
