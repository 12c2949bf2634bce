package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.ANYBODY;
import static dev.liftline.identity.testing.Client.GATEWAY;
import static dev.liftline.identity.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.CountingEncoder;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Passes, activation codes and PINs. */
@IdentityServiceTest
class ActivationIT {

    private static final String PIN = "wander-lust";

    private final Client client;
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final CountingEncoder encoder;

    ActivationIT(Client client, JdbcClient jdbc, Sessions sessions, CountingEncoder encoder) {
        this.client = client;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.encoder = encoder;
    }

    @BeforeEach
    void await() {
        Ready.await(client);
    }

    @Test
    void leadsFromAPassToASession() {
        JsonNode issued = json(
                201, client.post("/admin/passes", "{\"skierID\":21,\"resortID\":3,\"validTo\":\"2099-04-30\"}", ADMIN));
        String pass = issued.get("pass").asString();
        assertThat(pass).matches("LL-[2-9A-Z]{8}");
        assertThat(issued.get("validTo").asString()).isEqualTo("2099-04-30");

        JsonNode activation = json(201, client.post("/admin/passes/" + pass + "/activation", "", ADMIN));
        assertThat(Instant.parse(activation.get("expiresAt").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(13)),
                        Instant.now().plus(Duration.ofDays(14)).plusSeconds(1));
        assertThat(signIn(pass).statusCode()).isEqualTo(401);
        assertThat(activate(activation.get("code").asString(), PIN).statusCode())
                .isEqualTo(204);
        assertThat(signIn(pass).statusCode()).isEqualTo(201);
        assertThat(jdbc.sql(
                                "SELECT string_agg(event, ' ' ORDER BY audit_id) FROM audit WHERE subject IN (:pass, 'skier:21')")
                        .param("pass", pass)
                        .query(String.class)
                        .single())
                .isEqualTo("pass_issued activation_issued sign_in_failed activated sign_in_ok");
    }

    @Test
    void acceptsACodeOnceAlsoOfSeveralAtATime() {
        String code = code(pass(22));
        List<Future<HttpResponse<String>>> responses = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                responses.add(clients.submit(() -> activate(code, PIN)));
            }
        }
        assertThat(responses.stream().map(response -> response.resultNow().statusCode()))
                .containsExactlyInAnyOrder(204, 400, 400, 400);
        assertThat(json(400, activate(code, PIN)).get("errors").toString())
                .isEqualTo(
                        "[{\"field\":\"code\",\"rule\":\"must be one that was not used and has not expired: ask for a new one\"}]");
    }

    @Test
    void rejectsACodeThatANewerOneReplacedOrThatHasExpired() {
        String pass = pass(23);
        String first = code(pass);
        String second = code(pass);
        assertThat(activate(first, PIN).statusCode()).isEqualTo(400);
        jdbc.sql("UPDATE activation SET expires_at = now() WHERE skier_id = 23").update();
        assertThat(activate(second, PIN).statusCode()).isEqualTo(400);
    }

    @Test
    void endsTheSessionsOfTheOldPin() {
        String pass = pass(24);
        activate(code(pass), PIN);
        String session = SignedIn.hash(json(201, signIn(pass)).get("token").asString());
        long version = client.access(0).get("version").longValue();

        assertThat(activate(code(pass), "another secret").statusCode()).isEqualTo(204);
        assertThat(signIn(pass).statusCode()).isEqualTo(401);
        assertThat(client.access(version).get("endedSessions").toString()).contains(session);
        assertThat(client.get("/internal/sessions/" + session, GATEWAY).statusCode())
                .isEqualTo(404);
    }

    /** The sign-in has compared the old PIN when the new one is set. */
    @Test
    void letsNoSignInWithTheOldPinSurviveANewOne() {
        String pass = pass(27);
        activate(code(pass), PIN);
        String code = code(pass);
        encoder.afterNextComparison(
                () -> assertThat(activate(code, "another secret").statusCode()).isEqualTo(204));

        assertThat(signIn(pass).statusCode()).isEqualTo(401);
        assertThat(sessions.of(Person.skier(27))).isEmpty();
    }

    @Test
    void storesOnlyTheHashOfACode() {
        String code = code(pass(25));
        assertThat(jdbc.sql("SELECT code_hash FROM activation WHERE skier_id = 25")
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{64}")
                .doesNotContain(code.replace("-", ""));
    }

    @Test
    void keepsAccountAndPinWhenASkierGetsASecondPass() {
        String first = pass(26);
        activate(code(first), PIN);
        assertThat(signIn(pass(26)).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                   | code,pin
            {"code":"X","pin":"1234"}            | pin
            {"code":"X","pin":"24121990"}        | pin
            {"code":7,"pin":true}                | code,pin
            {"code":"X","pin":"wander-lust","pass":"LL-1"} | pass
            """)
    void namesInvalidFieldsOfAnActivation(String body, String fields) {
        assertThat(fields(client.post("/activations", body, ANYBODY))).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                               | skierID
            {"skierID":0,"resortID":"x"}                                     | skierID,resortID
            {"skierID":7,"validFrom":"soon","validTo":7}                     | validFrom,validTo
            {"skierID":7,"validFrom":"2027-02-01","validTo":"2027-01-31"}    | validTo
            {"skierID":7,"validto":"2027-02-01"}                             | validto
            """)
    void namesInvalidFieldsOfAPass(String body, String fields) {
        assertThat(fields(client.post("/admin/passes", body, ADMIN))).isEqualTo(fields);
    }

    @Test
    void returns404ForAnUnknownPass() {
        json(404, client.post("/admin/passes/LL-UNKNOWN/activation", "", ADMIN));
    }

    private String pass(int skier) {
        return json(201, client.post("/admin/passes", "{\"skierID\":" + skier + "}", ADMIN))
                .get("pass")
                .asString();
    }

    private String code(String pass) {
        return json(201, client.post("/admin/passes/" + pass + "/activation", "", ADMIN))
                .get("code")
                .asString();
    }

    private HttpResponse<String> activate(String code, String pin) {
        return client.post(
                "/activations", "{\"code\":\"%s\",\"pin\":\"%s\"}".formatted(code, pin), ANYBODY, Client.newAddress());
    }

    private HttpResponse<String> signIn(String pass) {
        return client.post("/session", "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(pass, PIN), ANYBODY);
    }

    private static String fields(HttpResponse<String> response) {
        return String.join(
                ",",
                json(400, response)
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString())
                        .toList());
    }
}
