package dev.liftline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.identity.testing.Client;
import dev.liftline.identity.testing.IdentityServiceTest;
import dev.liftline.identity.testing.Ready;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which role may use which route. */
@IdentityServiceTest
@Import(AuthorizationRulesIT.WithoutRule.class)
class AuthorizationRulesIT {

    private final Client client;

    AuthorizationRulesIT(Client client) {
        this.client = client;
    }

    @BeforeEach
    void await() {
        Ready.await(client);
    }

    /** Roles that a route does not reject with 403. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /activations              | admin anonymous gateway resort scanner security skier
            POST   | /session                  | admin anonymous gateway resort scanner security skier
            GET    | /session/oidc             | admin anonymous gateway resort scanner security skier
            GET    | /session/oidc/callback    | admin anonymous gateway resort scanner security skier
            GET    | /me                       | admin resort security skier
            PUT    | /me/sharing               | skier
            PUT    | /me/settings              | skier
            DELETE | /me                       | skier
            GET    | /admin/keys               | admin
            POST   | /admin/keys               | admin
            POST   | /admin/keys/x/rotation    | admin
            DELETE | /admin/keys/x             | admin
            GET    | /admin/operators          | admin
            POST   | /admin/operators          | admin
            DELETE | /admin/operators/x        | admin
            POST   | /admin/operators/x/passphrase | admin
            POST   | /admin/passes             | admin
            POST   | /admin/passes/x/activation | admin
            GET    | /internal/access          | gateway
            GET    | /internal/sessions/x      | gateway
            GET    | /internal/nothing         | gateway
            DELETE | /session                  | admin resort security skier
            DELETE | /sessions                 | admin resort security skier
            """)
    void allowsOnlyTheRolesOfTheRoute(String method, String path, String roles) {
        Set<String> allowed = new TreeSet<>();
        for (CallerRole role : CallerRole.values()) {
            Caller caller = new Caller(role, "0".repeat(64), "99", Caller.ANY, Caller.ANY);
            HttpResponse<String> response = client.method(method, path, caller);
            if (response.statusCode() != 403) {
                allowed.add(role.id());
            } else {
                assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(response.body()).contains("\"message\":\"Your role may not do this.\"");
            }
        }
        assertThat(allowed).containsExactly(roles.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /me",
        "POST, /session",
        "GET, /admin/keys",
        "GET, /internal/access",
        "GET, /nothing",
        "GET, /actuator/health"
    })
    void rejectsARequestThatNoGatewaySigned(String method, String path) {
        HttpResponse<String> response = client.unsigned(method, path);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void servesProbesAndMetricsWithoutACaller() {
        assertThat(client.unsigned("GET", "/livez").statusCode()).isEqualTo(200);
        assertThat(client.unsigned("GET", "/readyz").statusCode()).isEqualTo(200);
        assertThat(client.management("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(client.management("/actuator/health").body()).contains("\"status\":\"UP\"");
    }

    /** A route of which the rules know nothing. */
    @RestController
    static class WithoutRule {

        @GetMapping("/without-rule")
        String get() {
            return "open";
        }
    }

    @Test
    void deniesARouteWithoutARuleAsIfItWereNotThere() {
        HttpResponse<String> response = client.get("/without-rule", Client.ADMIN);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo(client.get("/nothing", Client.ADMIN).body());
    }

    @Test
    void tellsAPageThatThereIsNoProvider() {
        HttpResponse<String> response =
                client.get("/session/oidc", Client.ANYBODY, Map.of("Accept", "application/json"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"available\":false}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /session/oidc, 404",
        "GET, /nothing, 404",
        "GET, /actuator/health, 404",
        "PATCH, /me, 405",
        "GET, /session, 405"
    })
    void respondsToUnknownRoutesWithAProblem(String method, String path, int status) {
        HttpResponse<String> response = client.method(method, path, Client.ADMIN);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).doesNotContain("Exception", "dev.liftline", "trace");
    }
}
