package dev.liftline.identity;

import static dev.liftline.identity.testing.Client.ANYBODY;
import static dev.liftline.identity.testing.Client.GATEWAY;
import static dev.liftline.identity.testing.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityEnvironment;
import dev.liftline.identity.testing.OidcBrowser;
import dev.liftline.identity.testing.Ready;
import dev.liftline.identity.testing.SignedIn;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.oidcprovider.TestProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.RedisOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import tools.jackson.databind.JsonNode;

/** Sign-in of operators with a real provider, through two replicas that log in detail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class OidcSignInIT {

    private static final String CALLBACK = OidcBrowser.SITE + "/session/oidc/callback";
    private static final Map<String, Object> BOARD = Map.of("liftline_role", "resort", "liftline_resort", 3);

    private final TestProvider provider = new TestProvider(CALLBACK);
    private final Map<String, String> environment = environment(provider.issuer());
    private final ConfigurableApplicationContext first = start(environment);
    private final ConfigurableApplicationContext second = start(environment);
    private final Client one = new Client(first.getEnvironment());
    private final Client other = new Client(second.getEnvironment());

    private static Map<String, String> environment(String issuer) {
        Map<String, String> variables = new HashMap<>(IdentityEnvironment.create());
        variables.put("LIFTLINE_OIDC_ISSUER", issuer);
        variables.put("LIFTLINE_OIDC_CLIENT_ID", TestProvider.CLIENT);
        variables.put("LIFTLINE_OIDC_CLIENT_SECRET", TestProvider.CLIENT_SECRET);
        variables.put("LIFTLINE_PUBLIC_URL", OidcBrowser.SITE);
        variables.put("LIFTLINE_OIDC_PROVIDER_TIMEOUT", "30s");
        // More than the tests of refusals count from this address.
        variables.put("LIFTLINE_IDENTITY_ADDRESS_FAILURES", "1000");
        variables.put("logging.level.dev.liftline", "DEBUG");
        variables.put("logging.level.org.springframework.web", "DEBUG");
        variables.put("logging.level.org.springframework.security", "DEBUG");
        return variables;
    }

    private static ConfigurableApplicationContext start(Map<String, String> environment) {
        return SpringApplication.run(
                IdentityApplication.class,
                environment.entrySet().stream()
                        .map(variable -> "--" + variable.getKey() + "=" + variable.getValue())
                        .toArray(String[]::new));
    }

    @BeforeAll
    void awaitReplicas() {
        Ready.await(one);
        Ready.await(other);
    }

    @BeforeEach
    void grant() {
        provider.grant(BOARD);
    }

    @AfterAll
    void stop() {
        first.close();
        second.close();
        provider.close();
    }

    @Test
    void beginsAtOneReplicaAndCompletesAtTheOther() {
        OidcBrowser browser = OidcBrowser.begin(one);
        assertThat(browser.authorization().getQuery())
                .contains(
                        "response_type=code",
                        "client_id=" + TestProvider.CLIENT,
                        "redirect_uri=" + CALLBACK,
                        "code_challenge_method=S256",
                        "code_challenge=",
                        "nonce=",
                        "state=");
        assertThat(browser.setCookie())
                .matches("__Host-liftline-oidc=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure");

        HttpResponse<String> response = browser.complete(other);
        JsonNode session = json(201, response);
        assertThat(session.get("role").asString()).isEqualTo("resort");
        assertThat(session.get("subject").asString()).isEqualTo("oidc:mia");
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow()).contains("=; ", "Max-Age=0");

        String id = SignedIn.hash(session.get("token").asString());
        JsonNode found = json(200, one.get("/internal/sessions/" + id, GATEWAY));
        assertThat(found.get("subject").asString()).isEqualTo("oidc:mia");
        assertThat(found.get("resort").intValue()).isEqualTo(3);
        Caller caller = new Caller(CallerRole.RESORT, id, "oidc:mia", 3, 0);
        assertThat(json(200, other.get("/me", caller)).get("name").asString()).isEqualTo("oidc:mia");
        assertThat(events("operator:oidc:mia")).contains("sign_in_ok");

        assertThat(other.delete("/session", caller).statusCode()).isEqualTo(204);
        assertThat(one.get("/internal/sessions/" + id, GATEWAY).statusCode()).isEqualTo(404);
    }

    @Test
    void setsAPlainCookieForAGatewayWithoutTls() {
        HttpResponse<String> response = one.get("/session/oidc", ANYBODY, Map.of("X-Forwarded-Proto", "http"));
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("liftline-oidc=")
                .doesNotContain("Secure");
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void tellsAPageThatThereIsAProviderWithoutBeginningASignIn() {
        HttpResponse<String> response = one.get("/session/oidc", ANYBODY, Map.of("Accept", "application/json"));
        assertThat(json(200, response).get("available").booleanValue()).isTrue();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static Stream<Arguments> refusedClaims() {
        return Stream.of(
                Arguments.of(Map.of(), "no role in Liftline: its claim liftline_role"),
                Arguments.of(Map.of("liftline_role", "skier"), "no role"),
                Arguments.of(Map.of("liftline_role", List.of("admin", "security")), "several roles"),
                Arguments.of(Map.of("liftline_role", "resort"), "for which resort you work"),
                Arguments.of(Map.of("liftline_role", "resort", "liftline_resort", "all"), "for which resort"),
                Arguments.of(Map.of("liftline_role", "security", "liftline_resort", 4), "the role security cannot be"),
                Arguments.of(Map.of("liftline_role", "admin", "liftline_resort", 3), "the role admin cannot be"),
                Arguments.of(
                        Map.of("liftline_role", "admin", "preferred_username", "m;a", "sub", "m\na"),
                        "name for you must have"));
    }

    @ParameterizedTest
    @MethodSource("refusedClaims")
    void refusesWhomTheProviderGrantsNothing(Map<String, Object> claims, String message) {
        provider.grant(claims);
        HttpResponse<String> response = OidcBrowser.begin(one).complete(other);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
        assertThat(response.body()).contains(message);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static Stream<Arguments> acceptedClaims() {
        return Stream.of(
                Arguments.of(Map.of("liftline_role", List.of("offline", "admin")), "admin oidc:mia 0"),
                Arguments.of(Map.of("liftline_role", "security"), "security oidc:mia 0"),
                Arguments.of(Map.of("liftline_role", "resort", "liftline_resort", "4"), "resort oidc:mia 4"),
                Arguments.of(
                        Map.of("liftline_role", "admin", "preferred_username", "mia@lifts.example"),
                        "admin oidc:mia@lifts.example 0"),
                // The name of a local operator.
                Arguments.of(
                        Map.of("liftline_role", "security", "preferred_username", "admin"), "security oidc:admin 0"));
    }

    @ParameterizedTest
    @MethodSource("acceptedClaims")
    void takesRoleResortAndNameFromTheClaims(Map<String, Object> claims, String expected) {
        provider.grant(claims);
        JsonNode session = json(201, OidcBrowser.begin(one).complete(one));
        JsonNode found = json(
                200,
                other.get(
                        "/internal/sessions/"
                                + SignedIn.hash(session.get("token").asString()),
                        GATEWAY));
        assertThat(found.get("role").asString() + " " + found.get("subject").asString() + " "
                        + found.get("resort").intValue())
                .isEqualTo(expected);
    }

    private static Stream<Arguments> wrongTokens() {
        return Stream.of(
                Arguments.of("issuer", (Consumer<JwtClaimsSet.Builder>) token -> token.issuer("https://other.example")),
                Arguments.of("audience", (Consumer<JwtClaimsSet.Builder>) token -> token.audience(List.of("other"))),
                Arguments.of("party", (Consumer<JwtClaimsSet.Builder>) token ->
                        token.audience(List.of(TestProvider.CLIENT, "other")).claim("azp", "other")),
                Arguments.of("nonce", (Consumer<JwtClaimsSet.Builder>) token -> token.claim("nonce", "other")),
                Arguments.of("no nonce", (Consumer<JwtClaimsSet.Builder>)
                        token -> token.claims(claims -> claims.remove("nonce"))),
                Arguments.of("expiry", (Consumer<JwtClaimsSet.Builder>)
                        token -> token.issuedAt(Instant.EPOCH).expiresAt(Instant.EPOCH.plusSeconds(60))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTokens")
    void refusesAnIdTokenThatIsNotForThisSignIn(String what, Consumer<JwtClaimsSet.Builder> content) {
        provider.tokens(token -> {
            BOARD.forEach(token::claim);
            content.accept(token);
        });
        assertRefused(OidcBrowser.begin(one).complete(other), "response is not valid for this sign-in");
    }

    @Test
    void refusesAnIdTokenThatAnotherKeySigned() {
        // The replica knows the provider's keys.
        json(201, OidcBrowser.begin(one).complete(one));
        provider.forge(
                BOARD,
                () -> assertRefused(OidcBrowser.begin(one).complete(one), "response is not valid for this sign-in"));
    }

    @Test
    void refusesACallbackThatDidNotBeginInThisBrowser() {
        OidcBrowser victim = OidcBrowser.begin(one);
        OidcBrowser attacker = OidcBrowser.begin(one);
        URI callback = attacker.signIn();
        String unknown = "did not begin in this browser";
        assertRefused(victim.complete(other, callback), unknown);
        assertRefused(other.get(OidcBrowser.path(callback), ANYBODY), unknown);
        assertRefused(attacker.complete(other, URI.create(callback + "x")), unknown);
        // Nobody else has used it up.
        json(201, attacker.complete(other, callback));
    }

    @Test
    void refusesACallbackThatWasUsed() {
        OidcBrowser browser = OidcBrowser.begin(one);
        URI callback = browser.signIn();
        json(201, browser.complete(one, callback));
        assertRefused(browser.complete(one, callback), "is complete");
        assertRefused(browser.complete(other, callback), "is complete");
    }

    @Test
    @SuppressWarnings("unchecked")
    void refusesACallbackThatCameTooLate() {
        OidcBrowser browser = OidcBrowser.begin(one);
        URI callback = browser.signIn();
        RedisOperations<String, Object> redis = first.getBean("sessionOperations", RedisOperations.class);
        Set<String> keys = Objects.requireNonNull(redis.keys("liftline:identity:pending:*"));
        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            assertThat(redis.getExpire(key)).isBetween(0L, 600L);
            redis.expire(key, Duration.ofMillis(1));
        });
        await().until(() -> keys.stream().noneMatch(redis::hasKey));
        assertRefused(browser.complete(other, callback), "took too long");
    }

    @Test
    void refusesAnOperatorWhoDidNotSignIn() {
        OidcBrowser browser = OidcBrowser.begin(one);
        URI denied = URI.create(CALLBACK + "?code=&error=access_denied&state=" + browser.state());
        assertRefused(browser.complete(other, denied), "did not sign you in");
        assertRefused(browser.complete(other, denied), "is complete");
    }

    @Test
    void refusesACodeThatTheProviderDidNotIssue() {
        OidcBrowser browser = OidcBrowser.begin(one);
        URI forged = URI.create(CALLBACK + "?code=guessed&state=" + browser.state());
        assertRefused(browser.complete(other, forged), "response is not valid for this sign-in");
    }

    @Test
    void requiresAState() {
        HttpResponse<String> response = one.get("/session/oidc/callback?code=x", ANYBODY);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"field\":\"state\"");
        assertThat(one.method("HEAD", "/session/oidc/callback?code=x&state=x", ANYBODY)
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void canBeCompletedOnceTheProviderWorksAgain() {
        OidcBrowser browser = OidcBrowser.begin(one);
        URI callback = browser.signIn();
        provider.fail("/oauth2/token", true);
        HttpResponse<String> away = browser.complete(other, callback);
        assertUnavailable(away);
        assertUnavailable(browser.complete(one, callback));
        provider.fail("/oauth2/token", false);
        json(201, browser.complete(other, callback));
    }

    @Test
    void startsAndSignsInWithPassphrasesWhileTheProviderIsAway() {
        TestProvider away = new TestProvider(CALLBACK);
        String issuer = away.issuer();
        away.close();
        try (ConfigurableApplicationContext service = start(environment(issuer))) {
            Client client = new Client(service.getEnvironment());
            Ready.await(client);
            assertUnavailable(client.get("/session/oidc", ANYBODY));
            assertThat(SignedIn.operator(client).caller().subject()).isEqualTo("board");
            assertThat(client.unsigned("GET", "/readyz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aWrongClientSecretIsNoFaultOfTheOperator(CapturedOutput output) {
        Map<String, String> wrong = new HashMap<>(environment);
        wrong.put("LIFTLINE_OIDC_CLIENT_SECRET", "wrong");
        try (ConfigurableApplicationContext service = start(wrong)) {
            Client client = new Client(service.getEnvironment());
            Ready.await(client);
            assertUnavailable(OidcBrowser.begin(client).complete(client));
            assertThat(output.getAll())
                    .contains("cannot be used: it rejects LIFTLINE_OIDC_CLIENT_ID or LIFTLINE_OIDC_CLIENT_SECRET");
        }
    }

    @Test
    void logsNoSecretOfASignIn(CapturedOutput output) {
        OidcBrowser browser = OidcBrowser.begin(one);
        URI callback = browser.signIn();
        JsonNode session = json(201, browser.complete(other, callback));
        String logged = output.getAll()
                .lines()
                .filter(line -> !line.contains(TestProvider.THREAD + "]"))
                .collect(Collectors.joining("\n"));
        assertThat(logged).contains("GET \"/session/oidc/callback\"");
        assertThat(List.of(
                        browser.state(),
                        browser.secret(),
                        OidcBrowser.parameter(callback, "code"),
                        session.get("token").asString(),
                        TestProvider.CLIENT_SECRET))
                .allSatisfy(secret -> assertThat(logged).doesNotContain(secret, secret.substring(secret.length() - 8)));
    }

    private static void assertRefused(HttpResponse<String> response, String message) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
        assertThat(response.body()).contains(message);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("The identity provider does not respond as it should");
    }

    private List<@Nullable String> events(String subject) {
        return first.getBean(JdbcClient.class)
                .sql("SELECT event FROM identity.audit WHERE subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
