package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ADMIN;
import static dev.liftline.identity.testing.Client.ANYBODY;
import static dev.liftline.identity.testing.Client.GATEWAY;
import static dev.liftline.identity.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.CountingEncoder;
import dev.liftline.identity.testing.IdentityEnvironment;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A skier deletes his data. */
@IdentityServiceTest
class AccountDeletionIT {

    private static final String PIN = "wander-lust";
    private static final String BODY = "{\"pin\":\"" + PIN + "\"}";
    private static final String WRONG = "{\"pin\":\"wander-list\"}";
    private static final AtomicInteger SKIERS = new AtomicInteger(3_000);

    private final Client client;
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final CountingEncoder encoder;
    private final FailureLimit addresses;
    private final MeterRegistry meters;
    private final String database;
    private final int skier = SKIERS.incrementAndGet();
    private String pass = "";

    AccountDeletionIT(
            Client client,
            JdbcClient jdbc,
            Sessions sessions,
            CountingEncoder encoder,
            FailureLimit addresses,
            MeterRegistry meters,
            Environment environment) {
        this.client = client;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.encoder = encoder;
        this.addresses = addresses;
        this.meters = meters;
        this.database = environment.getRequiredProperty("LIFTLINE_IDENTITY_DB_URL");
    }

    @BeforeEach
    void issueAPass() {
        Ready.await(client);
        pass = pass();
        activate(code(), PIN);
    }

    @Test
    void deletesTheAccountEndsAllSessionsAndAsksForTheErasureOfTheRides() throws SQLException {
        code();
        Caller one = signedIn();
        Caller other = signedIn();
        client.put("/me/sharing", "{\"shares\":true}", one);
        long version = client.access(0).get("version").longValue();

        HttpResponse<String> response = client.delete("/me", BODY, one);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
        assertThat(rows("account") + rows("pass") + rows("activation")).isZero();
        assertThat(lastAudit()).isEqualTo("account_deleted skier:%1$d skier:%1$d".formatted(skier));
        assertThat(erasures()).isEqualTo(1);
        assertThat(sessions.of(Person.skier(skier))).isEmpty();
        assertThat(client.access(version).get("endedSessions").toString()).contains(one.id(), other.id());
        assertThat(client.access(version).get("sharing").toString())
                .isEqualTo("[{\"skier\":%d,\"shares\":false}]".formatted(skier));
        assertThat(client.access(0).get("sharing").toString()).doesNotContain("\"skier\":" + skier);
        assertThat(client.get("/internal/sessions/" + other.id(), GATEWAY).statusCode())
                .isEqualTo(404);
        assertThat(signIn().statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAndCountsAWrongPinAsASignInDoes() throws SQLException {
        Caller session = signedIn();
        double failed = failedSignIns();
        String refused = signIn("another pin").body();

        HttpResponse<String> response = client.delete("/me", WRONG, session);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo(refused);
        assertThat(failedSignIns()).isEqualTo(failed + 2);
        assertThat(lastAudit()).isEqualTo("sign_in_failed skier:%1$d skier:%1$d".formatted(skier));
        assertUnchanged(session);
    }

    @Test
    void locksTheAccountAfterWrongPins() throws SQLException {
        Caller session = signedIn();
        for (int i = 0; i < 6; i++) {
            jdbc.sql("UPDATE account SET locked_until = now()").update();
            assertThat(client.delete("/me", WRONG, session).statusCode()).isEqualTo(401);
        }

        assertThat(client.delete("/me", BODY, session).statusCode()).isEqualTo(401);
        assertThat(lastAudit()).startsWith("sign_in_locked");
        assertUnchanged(session);
    }

    @Test
    void makesAnAddressWaitAfterManyFailures() throws SQLException {
        Caller session = signedIn();
        String address = Client.newAddress();
        for (int i = 0; i < 30; i++) {
            addresses.fail(address);
        }

        HttpResponse<String> response = client.delete("/me", BODY, session, address);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertUnchanged(session);
    }

    @Test
    void needsAPin() throws SQLException {
        Caller session = signedIn();
        assertThat(json(400, client.delete("/me", "{}", session)).get("errors").toString())
                .isEqualTo("[{\"field\":\"pin\",\"rule\":\"is required\"}]");
        json(400, client.delete("/me", session));
        assertUnchanged(session);
    }

    @Test
    void changesNothingWhileTheConsumersHaveNoTableForIt() throws SQLException {
        Caller session = signedIn();
        execute("ALTER TABLE public.erasure RENAME TO renamed");
        try {
            json(503, client.delete("/me", BODY, session));
        } finally {
            execute("ALTER TABLE public.renamed RENAME TO erasure");
        }
        assertUnchanged(session);
    }

    /** The sign-in has compared the PIN when the account is deleted. */
    @Test
    void letsNoSignInSurvive() {
        Caller session = signedIn();
        encoder.afterNextComparison(() ->
                assertThat(client.delete("/me", BODY, session).statusCode()).isEqualTo(204));

        assertThat(signIn().statusCode()).isEqualTo(401);
        assertThat(sessions.of(Person.skier(skier))).isEmpty();
    }

    /** The old PIN has been compared when a new one is set. */
    @Test
    void deletesNothingWithAPinThatWasReplacedMeanwhile() throws SQLException {
        Caller session = signedIn();
        String code = code();
        encoder.afterNextComparison(() -> activate(code, "another secret"));

        assertThat(client.delete("/me", BODY, session).statusCode()).isEqualTo(401);
        assertThat(rows("account")).isEqualTo(1);
        assertThat(erasures()).isZero();
    }

    @Test
    void letsTheSkierBeginAgainWithANewPass() throws SQLException {
        client.delete("/me", BODY, signedIn());

        pass = pass();
        activate(code(), PIN);
        Caller session = signedIn();
        assertThat(client.get("/me", session).body()).contains("\"shares\":false");
        long version = client.access(0).get("version").longValue();
        client.put("/me/sharing", "{\"shares\":true}", session);
        assertThat(client.access(version).get("sharing").toString())
                .isEqualTo("[{\"skier\":%d,\"shares\":true}]".formatted(skier));

        assertThat(client.delete("/me", BODY, session).statusCode()).isEqualTo(204);
        assertThat(client.access(version).get("sharing").toString())
                .isEqualTo("[{\"skier\":%d,\"shares\":false}]".formatted(skier));
        assertThat(erasures()).isEqualTo(2);
    }

    private void assertUnchanged(Caller session) throws SQLException {
        assertThat(rows("account")).isEqualTo(1);
        assertThat(rows("pass")).isEqualTo(1);
        assertThat(erasures()).isZero();
        assertThat(client.get("/internal/sessions/" + session.id(), GATEWAY).statusCode())
                .isEqualTo(200);
    }

    private String pass() {
        return json(201, client.post("/admin/passes", "{\"skierID\":" + skier + "}", ADMIN))
                .get("pass")
                .asString();
    }

    private String code() {
        return json(201, client.post("/admin/passes/" + pass + "/activation", "", ADMIN))
                .get("code")
                .asString();
    }

    private void activate(String code, String pin) {
        HttpResponse<String> response = client.post(
                "/activations", "{\"code\":\"%s\",\"pin\":\"%s\"}".formatted(code, pin), ANYBODY, Client.newAddress());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
    }

    private HttpResponse<String> signIn() {
        return signIn(PIN);
    }

    private HttpResponse<String> signIn(String pin) {
        return client.post(
                "/session", "{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(pass, pin), ANYBODY, Client.newAddress());
    }

    private Caller signedIn() {
        String token = json(201, signIn()).get("token").asString();
        return new Caller(CallerRole.SKIER, SignedIn.hash(token), Integer.toString(skier), Caller.ANY, Caller.ANY);
    }

    private int rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE skier_id = :skier")
                .param("skier", skier)
                .query(Integer.class)
                .single();
    }

    /** The service's role may not read them. */
    private int erasures() throws SQLException {
        try (Connection connection = IdentityEnvironment.superuser(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM erasure WHERE done_at IS NULL AND skier_id = " + skier)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = IdentityEnvironment.superuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private double failedSignIns() {
        return meters.get("liftline.identity.sign.ins")
                .tag("result", "failed")
                .counter()
                .count();
    }

    private String lastAudit() {
        return jdbc.sql("SELECT event || ' ' || subject || ' ' || actor FROM audit ORDER BY audit_id DESC LIMIT 1")
                .query(String.class)
                .single();
    }
}
