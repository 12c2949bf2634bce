package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.ANYBODY;
import static dev.liftline.identity.testing.Client.GATEWAY;
import static dev.liftline.identity.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityEnvironment;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import dev.liftline.model.caller.CallerRole;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Operators: created, listed, deleted, and given new passphrases. */
class OperatorsIT {

    private final Map<String, String> environment = IdentityEnvironment.create();
    private ConfigurableApplicationContext service = start();
    private Client client = new Client(service.getEnvironment());

    @BeforeEach
    void await() {
        Ready.await(client);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void createsAnOperatorWithAPassphraseThatIsShownOnce() {
        HttpResponse<String> response =
                client.post("/admin/operators", "{\"name\":\"night-shift\",\"role\":\"resort\",\"resortID\":3}", ADMIN);
        JsonNode created = json(201, response);
        assertThat(created.propertyNames()).containsExactly("name", "passphrase", "role", "resortID");
        assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String passphrase = created.get("passphrase").asString();
        assertThat(passphrase).matches("([2-9A-Z]{4}-){4}[2-9A-Z]{4}");

        JsonNode session = json(201, signIn("night-shift", passphrase));
        assertThat(session.get("role").asString()).isEqualTo("resort");
        assertThat(json(200, client.get("/admin/operators", ADMIN)).get("operators"))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"name\":\"admin\",\"role\":\"admin\"}",
                        "{\"name\":\"board\",\"role\":\"resort\",\"resortID\":3}",
                        "{\"name\":\"night-shift\",\"role\":\"resort\",\"resortID\":3}");
        assertThat(audit("operator:night-shift")).contains("operator_created by key:local-admin");

        json(409, client.post("/admin/operators", "{\"name\":\"night-shift\",\"role\":\"admin\"}", ADMIN));
        json(201, signIn("night-shift", passphrase));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"a","role":"chief"}                  | role
            {"name":"a","role":"scanner","resortID":1}   | role
            {"name":"oidc:a","role":"admin"}             | name
            {"name":"a","role":"resort"}                 | resortID
            {"name":"a","role":"admin","resortID":1}     | resortID
            {"name":"a","role":"admin","passphrase":"x"} | passphrase
            """)
    void rejectsAnInvalidOperator(String body, String field) {
        HttpResponse<String> response = client.post("/admin/operators", body, ADMIN);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void aNewPassphraseReplacesTheOldOneAndEndsAllSessions() {
        SignedIn here = SignedIn.operator(client);
        SignedIn there = SignedIn.operator(client);
        long version = client.access(0).get("version").longValue();
        String passphrase = json(201, client.post("/admin/operators/board/passphrase", "", ADMIN))
                .get("passphrase")
                .asString();

        for (SignedIn session : List.of(here, there)) {
            assertThat(client.get("/internal/sessions/" + session.id(), GATEWAY).statusCode())
                    .isEqualTo(404);
            assertThat(client.access(version).get("endedSessions").toString()).contains(session.id());
        }
        assertThat(signIn("board", IdentityEnvironment.PASSPHRASE).statusCode()).isEqualTo(401);
        json(201, signIn("board", passphrase));
        assertThat(audit("operator:board")).contains("operator_passphrase_set by key:local-admin");
        json(404, client.post("/admin/operators/nobody/passphrase", "", ADMIN));
    }

    @Test
    void aDeletedOperatorCannotSignInAndDoesNotComeBackAtTheNextStart() {
        SignedIn session = SignedIn.operator(client);
        assertThat(delete("board")).isEqualTo(204);
        assertThat(client.get("/internal/sessions/" + session.id(), GATEWAY).statusCode())
                .isEqualTo(404);
        assertThat(signIn("board", IdentityEnvironment.PASSPHRASE).statusCode()).isEqualTo(401);
        assertThat(audit("operator:board")).contains("operator_deleted by key:local-admin");
        assertThat(delete("board")).isEqualTo(404);

        service.close();
        service = start();
        client = new Client(service.getEnvironment());
        Ready.await(client);
        assertThat(signIn("board", IdentityEnvironment.PASSPHRASE).statusCode()).isEqualTo(401);

        // The name can be used again, for another person.
        String passphrase = json(
                        201, client.post("/admin/operators", "{\"name\":\"board\",\"role\":\"security\"}", ADMIN))
                .get("passphrase")
                .asString();
        assertThat(json(201, signIn("board", passphrase)).get("role").asString())
                .isEqualTo("security");
    }

    @Test
    void aRevokedKeyOfTheInitialAccessDoesNotComeBackAtTheNextStart() {
        assertThat(client.delete("/admin/keys/resort-3", ADMIN).statusCode()).isEqualTo(204);
        service.close();
        service = start();
        client = new Client(service.getEnvironment());
        Ready.await(client);
        assertThat(client.access(0).get("keys"))
                .hasSize(1)
                .allMatch(key -> key.get("revoked").booleanValue());
    }

    @Test
    void theLastAdminCannotBeDeletedNotEvenByTwoAtOnce() throws Exception {
        assertThat(delete("admin")).isEqualTo(409);
        json(201, client.post("/admin/operators", "{\"name\":\"second\",\"role\":\"admin\"}", ADMIN));
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> deleted = Stream.of("admin", "second")
                    .map(name -> both.submit(() -> delete(name)))
                    .toList();
            for (Future<Integer> status : deleted) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(204, 409);
    }

    @Test
    void endsTheSessionsOfAnIdentityProvidersOperator() {
        Sessions sessions = service.getBean(Sessions.class);
        Person mia = Person.ofProvider(CallerRole.SECURITY, "mia", 0);
        String id = sessions.start(mia).session().id();
        assertThat(delete("oidc:mia")).isEqualTo(204);
        assertThat(sessions.find(id)).isEmpty();
        assertThat(delete("oidc:mia")).isEqualTo(404);
        assertThat(audit("operator:oidc:mia")).singleElement().asString().startsWith("operator_sessions_ended by ");
        assertThat(client.access(0).get("endedSessions").toString()).contains(id);
    }

    private int delete(String name) {
        return client.delete("/admin/operators/" + name, ADMIN).statusCode();
    }

    private HttpResponse<String> signIn(String operator, String passphrase) {
        return client.post(
                "/session", "{\"operator\":\"%s\",\"passphrase\":\"%s\"}".formatted(operator, passphrase), ANYBODY);
    }

    private List<@Nullable String> audit(String subject) {
        return service.getBean(JdbcClient.class)
                .sql("SELECT event || ' by ' || actor FROM identity.audit WHERE subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                IdentityApplication.class,
                environment.entrySet().stream()
                        .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
                        .toArray(String[]::new));
    }
}
