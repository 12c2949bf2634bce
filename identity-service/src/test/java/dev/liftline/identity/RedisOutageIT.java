package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ANYBODY;
import static dev.liftline.identity.testing.Client.GATEWAY;
import static java.nio.charset.StandardCharsets.US_ASCII;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** While Redis is unavailable nobody signs in; gateways get the access feed, and sessions can be ended. */
@IdentityServiceTest
class RedisOutageIT {

    private static final String SIGN_IN =
            "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(IdentityEnvironment.PASS, IdentityEnvironment.PIN);

    private final Client client;
    private final StringRedisTemplate redis;

    RedisOutageIT(Client client, StringRedisTemplate redis) {
        this.client = client;
        this.redis = redis;
    }

    @BeforeEach
    void awaitReady() {
        Ready.await(client);
    }

    @AfterEach
    void restartRedis() {
        TestServers.redis().start();
    }

    @Test
    void responds503AndRecovers() {
        SignedIn kept = SignedIn.skier(client);
        SignedIn ended = SignedIn.skier(client);
        long version = client.access(0).get("version").longValue();

        TestServers.redis().stop();
        assertUnavailable(client.post("/session", SIGN_IN, ANYBODY));
        assertUnavailable(client.get("/internal/sessions/" + kept.id(), GATEWAY));
        assertUnavailable(client.delete("/sessions", kept.caller()));
        assertThat(client.get("/me", kept.caller()).statusCode()).isEqualTo(200);
        assertThat(client.delete("/session", ended.caller()).statusCode()).isEqualTo(204);
        JsonNode told = client.access(version).get("endedSessions").get(0);
        assertThat(told.get("hash").asString()).isEqualTo(ended.id());
        // Redis still has it.
        assertThat(Instant.parse(told.get("expiresAt").asString()))
                .isAfter(Instant.now().plus(Duration.ofDays(29)));
        assertThat(client.unsigned("GET", "/readyz").statusCode()).isEqualTo(200);

        TestServers.redis().start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                client.post("/session", SIGN_IN, ANYBODY).statusCode())
                        .isEqualTo(201));
        assertThat(client.get("/internal/sessions/" + kept.id(), GATEWAY).statusCode())
                .isEqualTo(200);
    }

    @Test
    void responds503WhileRedisHangs() {
        redis.execute((RedisCallback<@Nullable Object>) connection -> connection.execute(
                "CLIENT", "PAUSE".getBytes(US_ASCII), "60000".getBytes(US_ASCII), "ALL".getBytes(US_ASCII)));
        assertUnavailable(client.post("/session", SIGN_IN, ANYBODY));
        assertUnavailable(client.get("/internal/sessions/" + "0".repeat(64), GATEWAY));

        // A paused Redis does not accept a command that ends the pause.
        TestServers.redis().kill();
        TestServers.redis().start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                client.post("/session", SIGN_IN, ANYBODY).statusCode())
                        .isEqualTo(201));
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body())
                .contains("\"message\":\"Sessions are not available at the moment; try again shortly.\"");
    }
}
