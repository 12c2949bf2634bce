package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityEnvironment;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import dev.liftline.model.caller.Credential;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Keys: created, listed, rotated, revoked, and told to gateways. */
@IdentityServiceTest
class KeysIT {

    private final Client client;
    private final JdbcClient jdbc;

    KeysIT(Client client, JdbcClient jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void await() {
        Ready.await(client);
    }

    @Test
    void createsAKeyAndTellsGatewaysItsHash() {
        JsonNode created = create("""
                {"name":"Alder.gate_2","role":"scanner","resortID":3,"liftID":21,"expiresAt":"2099-01-01T00:00:00Z"}""");
        Credential credential = credential(created);

        assertThat(credential.kind()).isEqualTo(Credential.Kind.SCANNER);
        assertThat(created.get("id").asString()).isEqualTo(credential.id()).startsWith("alder-gate-2-");
        assertThat(created.get("resortID").intValue()).isEqualTo(3);
        JsonNode told = key(client.access(0), credential.id());
        assertThat(told.toString())
                .isEqualTo(
                        "{\"id\":\"%s\",\"hash\":\"%s\",\"role\":\"scanner\",\"name\":\"Alder.gate_2\",\"resort\":3,\"lift\":21,\"expiresAt\":\"2099-01-01T00:00:00Z\",\"revoked\":false}"
                                .formatted(credential.id(), credential.hash().hex()));
        assertThat(audit(credential.id())).isEqualTo("key_created by key:local-admin");
    }

    @Test
    void listsKeysWithoutSecrets() {
        JsonNode created = create("{\"name\":\"listed\",\"role\":\"security\"}");
        HttpResponse<String> list = client.get("/admin/keys", ADMIN);
        JsonNode key = key(json(200, list), created.get("id").asString());

        assertThat(key.propertyNames()).containsExactly("id", "name", "role", "createdAt");
        assertThat(list.body())
                .doesNotContain("hash", "ll_", credential(created).hash().hex());
        assertThat(list.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void rotatesAKeyWithAnOverlap() {
        String id = create("{\"name\":\"rotated\",\"role\":\"scanner\",\"resortID\":4}")
                .get("id")
                .asString();
        long version = client.access(0).get("version").longValue();
        JsonNode successor = json(201, client.post("/admin/keys/" + id + "/rotation", "{\"overlap\":\"2h\"}", ADMIN));

        JsonNode changes = client.access(version);
        assertThat(changes.get("complete").booleanValue()).isFalse();
        assertThat(changes.get("keys").size()).isEqualTo(2);
        Instant expiry = Instant.parse(key(changes, id).get("expiresAt").asString());
        assertThat(expiry)
                .isBetween(Instant.now().plusSeconds(6_000), Instant.now().plusSeconds(7_200));
        JsonNode told = key(changes, successor.get("id").asString());
        assertThat(told.get("resort").intValue()).isEqualTo(4);
        assertThat(told.has("expiresAt")).isFalse();
        assertThat(audit(id)).isEqualTo("key_rotated by key:local-admin");
    }

    @Test
    void keepsTheExpiryOfARotatedKeyForItsSuccessor() {
        String id = create("{\"name\":\"season\",\"role\":\"security\",\"expiresAt\":\"2099-01-01T00:00:00Z\"}")
                .get("id")
                .asString();
        JsonNode successor = json(201, client.post("/admin/keys/" + id + "/rotation", "{\"overlap\":\"1h\"}", ADMIN));
        assertThat(successor.get("expiresAt").asString()).isEqualTo("2099-01-01T00:00:00Z");
    }

    @Test
    void rotatesAKeyOnceWithoutAnOverlapAlsoIfSeveralAskAtATime() {
        String id =
                create("{\"name\":\"raced\",\"role\":\"security\"}").get("id").asString();
        List<Future<HttpResponse<String>>> responses = new ArrayList<>();
        try (ExecutorService administrators = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                responses.add(administrators.submit(
                        () -> client.post("/admin/keys/" + id + "/rotation", "{\"overlap\":\"0s\"}", ADMIN)));
            }
        }
        assertThat(responses.stream().map(response -> response.resultNow().statusCode()))
                .containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void revokesAKeyOnce() {
        String id =
                create("{\"name\":\"revoked\",\"role\":\"admin\"}").get("id").asString();
        long version = client.access(0).get("version").longValue();

        assertThat(client.delete("/admin/keys/" + id, ADMIN).statusCode()).isEqualTo(204);
        assertThat(key(client.access(version), id).get("revoked").booleanValue())
                .isTrue();
        assertThat(audit(id)).isEqualTo("key_revoked by key:local-admin");
        assertThat(client.post("/admin/keys/" + id + "/rotation", "{}", ADMIN).statusCode())
                .isEqualTo(409);
    }

    @Test
    void knowsTheInitialKey() {
        JsonNode key = key(client.access(0), "resort-3");
        assertThat(key.get("hash").asString())
                .isEqualTo(IdentityEnvironment.SCANNER.hash().hex());
        assertThat(key.get("resort").intValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                  | name,role
            {"name":"a b","role":"gateway"}                                     | name,role
            {"name":"x","role":"skier"}                                         | role
            {"name":"x","role":"scanner"}                                       | resortID
            {"name":"x","role":"admin","resortID":3}                            | resortID
            {"name":"x","role":"resort","resortID":"3"}                         | resortID
            {"name":"x","role":"resort","resortID":3,"liftID":4}                | liftID
            {"name":"x","role":"scanner","resortID":0,"liftID":99999}           | resortID,liftID
            {"name":"x","role":"scanner","resortID":1.5}                        | resortID
            {"name":7,"role":"admin","expiresAt":"tomorrow"}                    | name,expiresAt
            {"name":"x","role":"admin","expiresAt":"2020-01-01T00:00:00Z"}      | expiresAt
            {"name":"x","role":"admin","resortID":99999999999999999999}         | resortID
            {"name":"x","role":"scanner","resortID":3,"liftId":4}               | liftId
            {"name":"x","role":"admin","expiresat":"2099-01-01T00:00:00Z"}      | expiresat
            {"name":"x","role":"admin","lift":null}                             | lift
            """)
    void namesEveryInvalidField(String body, String fields) {
        JsonNode problem = json(400, client.post("/admin/keys", body, ADMIN));
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString())
                        .collect(Collectors.joining(",")))
                .isEqualTo(fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{} {}", "{\"name\":\"a\",\"name\":\"b\"}"})
    void rejectsABodyThatIsNoObject(String body) {
        json(400, client.post("/admin/keys", body, ADMIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1h", "31d", "soon", "7000000000d"})
    void rejectsAnOverlap(String overlap) {
        assertThat(json(400, client.post("/admin/keys/x/rotation", "{\"overlap\":\"" + overlap + "\"}", ADMIN))
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("overlap");
    }

    @Test
    void rejectsAFieldThatARotationDoesNotHave() {
        assertThat(json(400, client.post("/admin/keys/x/rotation", "{\"overlap\":\"1h\",\"expiresAt\":1}", ADMIN))
                        .get("errors")
                        .toString())
                .isEqualTo("[{\"field\":\"expiresAt\",\"rule\":\"is not a field of this request\"}]");
    }

    @Test
    void returns404ForAnUnknownKey() {
        json(404, client.post("/admin/keys/unknown/rotation", "{}", ADMIN));
        json(404, client.delete("/admin/keys/unknown", ADMIN));
    }

    private JsonNode create(String body) {
        return json(201, client.post("/admin/keys", body, ADMIN));
    }

    private static Credential credential(JsonNode created) {
        return Objects.requireNonNull(Credential.parse(created.get("credential").asString()));
    }

    private static JsonNode key(JsonNode response, String id) {
        return response.get("keys")
                .valueStream()
                .filter(key -> key.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String audit(String subject) {
        return jdbc.sql(
                        "SELECT event || ' by ' || actor FROM audit WHERE subject = :subject ORDER BY audit_id DESC LIMIT 1")
                .param("subject", subject)
                .query(String.class)
                .single();
    }
}
