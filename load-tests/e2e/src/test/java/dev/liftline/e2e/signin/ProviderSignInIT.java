package dev.liftline.e2e.signin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sign-in with an identity provider, from the gateway's page back to it. */
class ProviderSignInIT extends EndToEndTest {

    private static final String SITE = "https://lifts.example";

    private final HttpClient browser = HttpClient.newHttpClient();

    ProviderSignInIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void staffSignsInWithAProviderAndUsesTheCookie() throws Exception {
        try (SmallProvider provider = new SmallProvider()) {
            URI site = stack.gatewayOfIdentity(
                    "oidc",
                    Map.of(
                            "LIFTLINE_OIDC_ISSUER",
                            provider.issuer(),
                            "LIFTLINE_OIDC_CLIENT_ID",
                            SmallProvider.CLIENT,
                            "LIFTLINE_OIDC_CLIENT_SECRET",
                            SmallProvider.SECRET,
                            "LIFTLINE_PUBLIC_URL",
                            SITE,
                            "LIFTLINE_OIDC_PROVIDER_TIMEOUT",
                            "30s"));
            await().atMost(60, SECONDS)
                    .untilAsserted(() -> assertThat(get(site.resolve("/readyz")).statusCode())
                            .isEqualTo(200));

            HttpResponse<String> begun = get(site.resolve("/session/oidc"));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
            String cookie = cookie(begun, "liftline-oidc");
            HttpResponse<String> signedIn = get(location(begun));
            String callback = location(signedIn).toString();
            assertThat(callback).startsWith(SITE + "/session/oidc/callback?");
            URI back = site.resolve(callback.substring(SITE.length()));

            assertThat(get(back).statusCode()).as("another browser").isEqualTo(401);
            HttpResponse<String> home = get(back, "Cookie", "other=1; " + cookie);
            assertThat(home.statusCode()).as(home.body()).isEqualTo(302);
            assertThat(home.headers().firstValue("Location")).hasValue("/board");
            assertThat(home.body()).isEmpty();
            String session = cookie(home, "liftline");

            HttpResponse<String> me = get(site.resolve("/me"), "Cookie", session);
            assertThat(me.statusCode()).isEqualTo(200);
            assertThat(me.body()).isEqualTo("{\"role\":\"resort\",\"name\":\"oidc:mia\",\"resortID\":3}");
            assertThat(get(site.resolve("/resorts/3/seasons"), "Cookie", session)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(site.resolve("/resorts/4/seasons"), "Cookie", session)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(get(back, "Cookie", cookie).statusCode())
                    .as("a second time")
                    .isEqualTo(401);
        }
    }

    private HttpResponse<String> get(URI uri, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    /** Name and value of a cookie that was set. */
    private static String cookie(HttpResponse<String> response, String name) {
        List<String> cookies = response.headers().allValues("Set-Cookie");
        return cookies.stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cookie " + name + " in " + response.headers()));
    }
}
