package dev.liftline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.testing.ClosedGateway;
import dev.liftline.gateway.testing.StubIdentity;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.model.caller.Credential;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the gateway does for browsers that sign in with an identity provider. */
@ExtendWith(OutputCaptureExtension.class)
class ProviderSignInIT {

    private static final String CALLBACK = "/session/oidc/callback?code=code-91&state=state-92";

    @TempDir
    private Path directory;

    private final StubIdentity identity = new StubIdentity();
    private final StubReplica replica = StubReplica.start().behaving(identity);

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void sendsTheBrowserToTheProviderWithTheCookieOfTheIdentityService() {
        try (ClosedGateway gateway = gateway()) {
            HttpResponse<String> response = gateway.send(
                    HttpRequest.newBuilder(gateway.uri("/session/oidc")).header("Cookie", "liftline-oidc=old"));
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(response.headers().firstValue("Location")).hasValue(StubIdentity.PROVIDER);
            assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("liftline-oidc=secret");
            assertThat(seen("/session/oidc").headers()).doesNotContainKey("cookie");
        }
    }

    @Test
    void endsWithTheSessionsCookieAndARedirectToTheBoard() {
        Credential token = identity.session("admin", "oidc:mia");
        identity.signIn(token);
        try (ClosedGateway gateway = gateway()) {
            HttpResponse<String> response = gateway.send(HttpRequest.newBuilder(gateway.uri(CALLBACK))
                    .header("Cookie", "a=b; liftline=other; liftline-oidc=secret; __Host-liftline-oidc=tls"));
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(response.headers().firstValue("Location")).hasValue("/board");
            assertThat(response.body()).isEmpty();
            assertThat(response.headers().firstValue("Content-Type")).isEmpty();
            List<String> cookies = response.headers().allValues("Set-Cookie");
            assertThat(cookies).hasSize(2).anyMatch(cookie -> cookie.startsWith("liftline-oidc=; "));
            assertThat(cookies)
                    .anyMatch(cookie -> cookie.startsWith("liftline=" + token.text() + "; Path=/; HttpOnly"));
            // No other cookie of the browser.
            assertThat(seen(CALLBACK).headers()).containsEntry("cookie", "liftline-oidc=secret");

            HttpResponse<String> me = gateway.send(
                    HttpRequest.newBuilder(gateway.uri("/me")).header("Cookie", "liftline=" + token.text()));
            assertThat(me.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void sendsACallbackToOneReplicaOnly() {
        try (ClosedGateway gateway = gateway()) {
            replica.behaving(StubReplica.DIES);
            HttpResponse<String> response = gateway.send(HttpRequest.newBuilder(gateway.uri(CALLBACK)));
            assertThat(response.statusCode()).isGreaterThanOrEqualTo(500);
            assertThat(replica.seen().stream().filter(seen -> seen.uri().equals(CALLBACK)))
                    .hasSize(1);
        }
    }

    @Test
    void logsNeitherCodeNorState(CapturedOutput output) {
        identity.signIn(identity.session("admin", "oidc:mia"));
        try (ClosedGateway gateway = gateway("logging.level.dev.liftline=DEBUG", "logging.level.io.vertx=DEBUG")) {
            gateway.send(HttpRequest.newBuilder(gateway.uri(CALLBACK)));
            assertThat(output.getAll())
                    .contains("GET /session/oidc/callback responded with 302")
                    .doesNotContain("code-91", "state-92");
        }
    }

    private StubReplica.Seen seen(String uri) {
        return replica.seen().stream()
                .filter(request -> request.uri().equals(uri))
                .findFirst()
                .orElseThrow();
    }

    private ClosedGateway gateway(String... properties) {
        identity.key("admin", 0);
        return ClosedGateway.on(replica, directory, properties).awaitKeys();
    }
}
