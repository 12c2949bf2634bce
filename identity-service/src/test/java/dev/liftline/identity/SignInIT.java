package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.ANYBODY;
import static dev.liftline.identity.testing.Client.GATEWAY;
import static dev.liftline.identity.testing.Client.json;
import static dev.liftline.identity.testing.IdentityEnvironment.PASS;
import static dev.liftline.identity.testing.IdentityEnvironment.PASSPHRASE;
import static dev.liftline.identity.testing.IdentityEnvironment.PIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.CountingEncoder;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.Credential;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Sign-in and sign-out of skiers and operators. */
@IdentityServiceTest
class SignInIT {

    private static final int ACCOUNT_FAILURES = 3;

    private final Client client;
    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;
    private final CountingEncoder encoder;
    private final FailureLimit addresses;

    SignInIT(
            Client client,
            JdbcClient jdbc,
            StringRedisTemplate redis,
            CountingEncoder encoder,
            FailureLimit addresses) {
        this.client = client;
        this.jdbc = jdbc;
        this.redis = redis;
        this.encoder = encoder;
        this.addresses = addresses;
    }

    @BeforeEach
    void await() {
        Ready.await(client);
        jdbc.sql("UPDATE account SET failures = 0, locked_until = NULL").update();
        jdbc.sql("UPDATE operator SET failures = 0, locked_until = NULL").update();
    }

    @Test
    void signsASkierInAndTellsGatewaysWhoItIs() {
        JsonNode session = json(201, signIn(PASS, PIN));
        Credential token =
                Objects.requireNonNull(Credential.parse(session.get("token").asString()));

        assertThat(token.kind()).isEqualTo(Credential.Kind.SESSION);
        assertThat(session.get("role").asString()).isEqualTo("skier");
        assertThat(session.get("subject").asString()).isEqualTo("7");
        assertThat(Instant.parse(session.get("expiresAt").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(30)));
        JsonNode found =
                json(200, client.get("/internal/sessions/" + token.hash().hex(), GATEWAY));
        assertThat(found.toString())
                .isEqualTo("{\"id\":\"%s\",\"role\":\"skier\",\"subject\":\"7\",\"resort\":0,\"expiresAt\":\"%s\"}"
                        .formatted(token.hash().hex(), session.get("expiresAt").asString()));
        assertThat(lastAudit()).isEqualTo("sign_in_ok skier:7");
    }

    @Test
    void signsAnOperatorIn() {
        JsonNode session = json(
                201,
                client.post("/session", "{\"operator\":\"board\",\"passphrase\":\"" + PASSPHRASE + "\"}", ANYBODY));
        String hash = hash(session);

        assertThat(Instant.parse(session.get("expiresAt").asString()))
                .isBefore(Instant.now().plus(Duration.ofHours(12)).plusSeconds(1));
        JsonNode found = json(200, client.get("/internal/sessions/" + hash, GATEWAY));
        assertThat(found.get("role").asString()).isEqualTo("resort");
        assertThat(found.get("subject").asString()).isEqualTo("board");
        assertThat(found.get("resort").intValue()).isEqualTo(3);
        assertThat(lastAudit()).isEqualTo("sign_in_ok operator:board");
    }

    @Test
    void findsNoSessionOfAnOperatorWhoGotAnotherRoleOrWasDeleted() {
        jdbc.sql("""
                        INSERT INTO operator (name, passphrase_hash, role)
                        SELECT 'leaver', passphrase_hash, 'security' FROM operator WHERE name = 'admin'
                        """).update();
        String path = "/internal/sessions/"
                + hash(json(
                        201,
                        client.post(
                                "/session",
                                "{\"operator\":\"leaver\",\"passphrase\":\"" + PASSPHRASE + "\"}",
                                ANYBODY)));
        assertThat(client.get(path, GATEWAY).statusCode()).isEqualTo(200);

        jdbc.sql("UPDATE operator SET role = 'resort', resort_id = 3 WHERE name = 'leaver'")
                .update();
        assertThat(client.get(path, GATEWAY).statusCode()).isEqualTo(404);
        jdbc.sql("UPDATE operator SET role = 'security', resort_id = NULL WHERE name = 'leaver'")
                .update();
        assertThat(client.get(path, GATEWAY).statusCode()).isEqualTo(200);
        jdbc.sql("DELETE FROM operator WHERE name = 'leaver'").update();
        assertThat(client.get(path, GATEWAY).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsPlainValuesWithoutTheTokenInRedis() {
        JsonNode session = json(201, signIn(PASS, PIN));
        String key = "liftline:identity:sessions:" + hash(session);

        assertThat(redis.opsForHash().entries(key).entrySet())
                .extracting(Object::toString)
                .contains(
                        "sessionAttr:role=sskier",
                        "sessionAttr:subject=s7",
                        "sessionAttr:resort=i0",
                        "maxInactiveInterval=i2592000");
        assertThat(redis.keys("*")).noneMatch(each -> each.contains("ll_sess"));
        assertThat(redis.keys("*"))
                .allSatisfy(each -> assertThat(redis.getExpire(each)).isPositive());
    }

    @Test
    void endsOneSession() {
        SignedIn one = SignedIn.skier(client);
        SignedIn other = SignedIn.skier(client);
        long version = client.access(0).get("version").longValue();

        assertThat(client.delete("/session", one.caller()).statusCode()).isEqualTo(204);
        assertThat(client.get("/internal/sessions/" + one.id(), GATEWAY).statusCode())
                .isEqualTo(404);
        assertThat(client.get("/internal/sessions/" + other.id(), GATEWAY).statusCode())
                .isEqualTo(200);
        JsonNode ended = client.access(version).get("endedSessions");
        assertThat(ended.size()).isEqualTo(1);
        assertThat(ended.get(0).get("hash").asString()).isEqualTo(one.id());
        // Redis has deleted it: gateways need not know it for longer than they remember sessions.
        assertThat(Instant.parse(ended.get(0).get("expiresAt").asString()))
                .isBetween(Instant.now().plusSeconds(600), Instant.now().plusSeconds(900));
        assertThat(lastAudit()).isEqualTo("signed_out skier:7");
    }

    @Test
    void endsAllSessionsOfAPersonAndNoOther() {
        SignedIn one = SignedIn.skier(client);
        SignedIn two = SignedIn.skier(client);
        SignedIn operator = SignedIn.operator(client);
        long version = client.access(0).get("version").longValue();

        assertThat(client.delete("/sessions", one.caller()).statusCode()).isEqualTo(204);
        List<String> ended = client.access(version)
                .get("endedSessions")
                .valueStream()
                .map(each -> each.get("hash").asString())
                .toList();
        assertThat(ended).contains(one.id(), two.id()).doesNotContain(operator.id());
        assertThat(client.get("/internal/sessions/" + two.id(), GATEWAY).statusCode())
                .isEqualTo(404);
        assertThat(client.get("/internal/sessions/" + operator.id(), GATEWAY).statusCode())
                .isEqualTo(200);
        assertThat(lastAudit()).isEqualTo("signed_out_everywhere skier:7");
    }

    @Test
    void endsNoSessionOfAKey() {
        assertThat(client.delete("/session", ADMIN).statusCode()).isEqualTo(403);
        assertThat(client.delete("/sessions", ADMIN).statusCode()).isEqualTo(403);
    }

    @Test
    void respondsAlikeWhateverIsWrong() {
        json(201, client.post("/admin/passes", "{\"skierID\":11}", ADMIN));
        String withoutPin = json(201, client.post("/admin/passes", "{\"skierID\":12}", ADMIN))
                .get("pass")
                .asString();
        String expired = json(
                        201,
                        client.post(
                                "/admin/passes",
                                "{\"skierID\":7,\"validFrom\":\"2020-01-01\",\"validTo\":\"2020-04-01\"}",
                                ADMIN))
                .get("pass")
                .asString();
        jdbc.sql("UPDATE operator SET locked_until = now() + interval '1 hour' WHERE name = 'admin'")
                .update();
        int before = encoder.comparisons();

        List<HttpResponse<String>> responses = List.of(
                signIn(PASS, "wrong pin"),
                signIn(PASS, "x".repeat(100)),
                signIn("LL-UNKNOWN", PIN),
                signIn(withoutPin, PIN),
                signIn(expired, PIN),
                client.post("/session", "{\"operator\":\"admin\",\"passphrase\":\"" + PASSPHRASE + "\"}", ANYBODY),
                client.post("/session", "{\"operator\":\"nobody\",\"passphrase\":\"" + PASSPHRASE + "\"}", ANYBODY));

        assertThat(responses).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo(responses.getFirst().body());
            assertThat(response.headers().map().keySet())
                    .isEqualTo(responses.getFirst().headers().map().keySet());
        });
        assertThat(encoder.comparisons()).isEqualTo(before + responses.size());
    }

    @Test
    void locksAnAccountForLongerWithEachFailure() {
        for (int i = 0; i < ACCOUNT_FAILURES; i++) {
            assertThat(signIn(PASS, "wrong pin").statusCode()).isEqualTo(401);
        }
        assertThat(lockedUntil()).isNull();
        assertThat(signIn(PASS, "wrong pin").statusCode()).isEqualTo(401);
        assertThat(lockedUntil()).isNotNull();

        for (int i = 0; i < 12; i++) {
            unlock();
            assertThat(signIn(PASS, "wrong pin").statusCode()).isEqualTo(401);
        }
        Instant locked = Objects.requireNonNull(lockedUntil());
        assertThat(locked)
                .isBetween(Instant.now().plusSeconds(840), Instant.now().plusSeconds(900));

        // Whoever guesses on does not lock the owner out for longer.
        assertThat(signIn(PASS, "wrong pin").statusCode()).isEqualTo(401);
        assertThat(signIn(PASS, PIN).statusCode()).isEqualTo(401);
        assertThat(lastAudit()).isEqualTo("sign_in_locked skier:7");
        assertThat(lockedUntil()).isEqualTo(locked);

        unlock();
        assertThat(signIn(PASS, PIN).statusCode()).isEqualTo(201);
        assertThat(jdbc.sql("SELECT failures FROM account WHERE skier_id = 7")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void makesAnAddressWaitAfterManyFailures() {
        String address = Client.newAddress();
        String body = "{\"pass\":\"LL-GUESSED\",\"pin\":\"123456\"}";
        // FailureLimitTest counts; a wait of one second could be over on a slow machine.
        for (int i = 0; i < 30; i++) {
            addresses.fail(address);
        }
        HttpResponse<String> response = client.post("/session", body, ANYBODY, address);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After").orElse("")).matches("\\d{3}");
        assertThat(client.post("/activations", "{\"code\":\"X\",\"pin\":\"wander-lust\"}", ANYBODY, address)
                        .statusCode())
                .isEqualTo(429);
        assertThat(signIn(PASS, PIN).statusCode()).isEqualTo(201);
    }

    @Test
    void namesMissingFields() {
        assertThat(json(400, client.post("/session", "{}", ANYBODY))
                        .get("errors")
                        .toString())
                .isEqualTo(
                        "[{\"field\":\"pass\",\"rule\":\"is required\"},{\"field\":\"pin\",\"rule\":\"is required\"}]");
        assertThat(json(400, client.post("/session", "{\"operator\":\"x\",\"passphrase\":7}", ANYBODY))
                        .get("errors")
                        .toString())
                .isEqualTo("[{\"field\":\"passphrase\",\"rule\":\"must be a text that is not empty\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"pass":"LL\\u0000","pin":"123456"}             | 400
            {"pass":"LL-00000007","pin":"123456\\u0000"}    | 400
            {"pass":"LL-00000007","pin":"\\ud80012345"}     | 401
            {"pass":"\\udfff\\ud800","pin":"123456"}       | 401
            {"pass":"' OR 1=1 --","pin":"123456"}          | 401
            {"pass":["LL-00000007"],"pin":{"a":1}}         | 400
            """)
    void copesWithStrangeTexts(String body, int status) {
        json(status, client.post("/session", body, ANYBODY));
    }

    @Test
    void recordsNoNameThatIsUnknown() {
        signIn("my secret pin", "LL-00000007");
        assertThat(lastAudit()).isEqualTo("sign_in_failed unknown");
        assertThat(jdbc.sql("SELECT address FROM audit ORDER BY audit_id DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .startsWith("10.0.");
    }

    @Test
    void saysWhoSignedIn() {
        SignedIn skier = SignedIn.skier(client);
        assertThat(client.get("/me", skier.caller()).body())
                .isEqualTo(
                        "{\"role\":\"skier\",\"skierID\":7,\"units\":\"metric\",\"language\":\"en\",\"shares\":false}");
        assertThat(client.get("/me", SignedIn.operator(client).caller()).body())
                .isEqualTo("{\"role\":\"resort\",\"name\":\"board\",\"resortID\":3}");
        assertThat(client.get("/me", ADMIN).body()).isEqualTo("{\"role\":\"admin\",\"name\":\"local-admin\"}");
    }

    @Test
    void sharesAndTellsGateways() {
        SignedIn skier = SignedIn.skier(client);
        long version = client.access(0).get("version").longValue();

        assertThat(client.put("/me/sharing", "{\"shares\":true}", skier.caller())
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.access(version).get("sharing").toString()).isEqualTo("[{\"skier\":7,\"shares\":true}]");
        assertThat(client.access(0).get("sharing").toString()).isEqualTo("[{\"skier\":7,\"shares\":true}]");
        assertThat(client.get("/me", skier.caller()).body()).contains("\"shares\":true");

        assertThat(client.put("/me/sharing", "{\"shares\":false}", skier.caller())
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.access(version).get("sharing").toString()).isEqualTo("[{\"skier\":7,\"shares\":false}]");
        assertThat(client.access(0).get("sharing").size()).isZero();
        json(400, client.put("/me/sharing", "{\"shares\":\"yes\"}", skier.caller()));
        json(400, client.put("/me/sharing", "{\"shares\":true,\"days\":1}", skier.caller()));
        assertThat(client.put("/me/sharing", "{\"shares\":true}", ADMIN).statusCode())
                .isEqualTo(403);
        assertThat(skier.caller().role()).isEqualTo(CallerRole.SKIER);
    }

    private HttpResponse<String> signIn(String pass, String pin) {
        // Each from an address of its own: the limit of one address has a test of its own.
        return client.post(
                "/session", "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(pass, pin), ANYBODY, Client.newAddress());
    }

    private void unlock() {
        jdbc.sql("UPDATE account SET locked_until = now() WHERE skier_id = 7").update();
    }

    private static String hash(JsonNode session) {
        return SignedIn.hash(session.get("token").asString());
    }

    private @org.jspecify.annotations.Nullable Instant lockedUntil() {
        return jdbc
                .sql("SELECT locked_until FROM account WHERE skier_id = 7")
                .query((row, _) -> row.getTimestamp("locked_until"))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(java.sql.Timestamp::toInstant)
                .orElse(null);
    }

    private String lastAudit() {
        return jdbc.sql("SELECT event || ' ' || subject FROM audit ORDER BY audit_id DESC LIMIT 1")
                .query(String.class)
                .single();
    }
}
