package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.ANYBODY;
import static dev.liftline.identity.testing.Client.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityEnvironment;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import dev.liftline.testkit.servers.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is unavailable, gateways still find sessions; everything else gets 503. */
@IdentityServiceTest
class PostgresOutageIT {

    private final Client client;

    PostgresOutageIT(Client client) {
        this.client = client;
    }

    @BeforeEach
    void awaitReady() {
        Ready.await(client);
    }

    @AfterEach
    void restartPostgres() {
        TestServers.postgres().start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/admin/keys", ADMIN).statusCode() == 200);
    }

    @Test
    void findsSessionsAndResponds503Otherwise() {
        SignedIn skier = SignedIn.skier(client);

        TestServers.postgres().stop();
        List<HttpResponse<String>> responses = List.of(
                client.get("/internal/access?after=0", GATEWAY),
                client.post(
                        "/session",
                        "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(IdentityEnvironment.PASS, IdentityEnvironment.PIN),
                        ANYBODY),
                client.delete("/session", skier.caller()),
                client.post("/admin/passes", "{\"skierID\":7}", ADMIN));
        assertThat(responses).allSatisfy(response -> {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(response.body()).contains("\"message\":\"The database does not respond; try again shortly.\"");
        });
        assertThat(client.get("/internal/sessions/" + skier.id(), GATEWAY).statusCode())
                .isEqualTo(200);
        assertThat(client.unsigned("GET", "/readyz").statusCode()).isEqualTo(200);
    }
}
