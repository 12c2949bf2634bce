package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.GATEWAY;
import static dev.liftline.identity.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What gateways are told, and that they miss nothing. */
@IdentityServiceTest
// Five clients share four connections, on a machine that may run other tests.
@TestPropertySource(properties = "spring.datasource.hikari.connection-timeout=30000")
class AccessFeedIT {

    private static final int WRITERS = 4;
    private static final int KEYS_OF_EACH = 25;

    private final Client client;
    private final JdbcClient jdbc;

    AccessFeedIT(Client client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void await() {
        Ready.await(client);
    }

    @Test
    void isEmptyWhileNothingChanges() {
        long version = client.access(0).get("version").longValue();
        assertThat(client.get("/internal/access?after=" + version, GATEWAY).body())
                .isEqualTo("{\"version\":%d,\"complete\":false,\"keys\":[],\"endedSessions\":[],\"sharing\":[]}"
                        .formatted(version));
    }

    @Test
    void isCompleteForANewGatewayAndForAVersionOfTheFuture() {
        JsonNode first = client.access(0);
        assertThat(first.get("complete").booleanValue()).isTrue();
        assertThat(first.get("keys").size()).isPositive();
        JsonNode future = client.access(first.get("version").longValue() + 1);
        assertThat(future).isEqualTo(first);
    }

    @Test
    void leavesOutSessionsThatHaveExpiredAnyway() {
        jdbc.sql("INSERT INTO ended_session (hash, expires_at, version) VALUES ('old', now() - interval '1 s', 1)")
                .update();
        assertThat(client.access(0).get("endedSessions").toString()).doesNotContain("old");
    }

    /** Four writers create, revoke and share at once; a poller applies only changes and ends with the state of a new gateway. */
    @Test
    void tellsAPollerEveryChangeOfConcurrentWriters() throws Exception {
        Map<String, String> followed = new HashMap<>();
        long version = apply(client.access(0), followed);
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = "writer-" + writer;
                running.add(writers.submit(() -> write(name)));
            }
            while (!running.stream().allMatch(Future::isDone)) {
                JsonNode changes = client.access(version);
                assertThat(changes.get("complete").booleanValue()).isFalse();
                version = apply(changes, followed);
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        apply(client.access(version), followed);

        Map<String, String> whole = new HashMap<>();
        apply(client.access(0), whole);
        assertThat(followed).isEqualTo(whole);
        assertThat(whole.keySet()).filteredOn(id -> id.startsWith("writer-")).hasSize(WRITERS * KEYS_OF_EACH);
    }

    private void write(String name) {
        for (int i = 0; i < KEYS_OF_EACH; i++) {
            String id = json(
                            201,
                            client.post(
                                    "/admin/keys",
                                    "{\"name\":\"%s\",\"role\":\"scanner\",\"resortID\":1}".formatted(name),
                                    ADMIN))
                    .get("id")
                    .asString();
            if (i % 2 == 0) {
                assertThat(client.delete("/admin/keys/" + id, ADMIN).statusCode())
                        .isEqualTo(204);
            }
        }
    }

    /** Returns the version. */
    private static long apply(JsonNode changes, Map<String, String> keys) {
        changes.get("keys").forEach(key -> keys.put(key.get("id").asString(), key.toString()));
        return changes.get("version").longValue();
    }
}
