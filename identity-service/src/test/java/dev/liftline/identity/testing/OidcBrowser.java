package dev.liftline.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.oidcprovider.Browser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;

/**
 * A browser that signs in with the identity provider, through a gateway with TLS.
 *
 * @param authorization where the service sent it
 * @param setCookie that the service sent with it
 */
public record OidcBrowser(URI authorization, String setCookie) {

    /** Where browsers reach the gateway. */
    public static final String SITE = "https://lifts.example";

    private static final Map<String, String> TLS = Map.of("X-Forwarded-Proto", "https");

    /** Begins a sign-in. */
    public static OidcBrowser begin(Client client) {
        HttpResponse<String> response = client.get("/session/oidc", Client.ANYBODY, TLS);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        return new OidcBrowser(
                URI.create(response.headers().firstValue("Location").orElseThrow()),
                response.headers().firstValue("Set-Cookie").orElseThrow());
    }

    /** Signs in at the provider, and returns where it sends the browser back to. */
    public URI signIn() {
        URI callback = new Browser().signIn(authorization);
        assertThat(callback.toString()).startsWith(SITE + "/session/oidc/callback?");
        return callback;
    }

    /** Signs in at the provider and comes back. */
    public HttpResponse<String> complete(Client client) {
        return complete(client, signIn());
    }

    public HttpResponse<String> complete(Client client, URI callback) {
        return client.get(
                path(callback),
                Client.ANYBODY,
                Map.of("X-Forwarded-Proto", "https", "Cookie", "__Host-liftline-oidc=" + secret()));
    }

    /** What only this browser has. */
    public String secret() {
        return setCookie.substring(setCookie.indexOf('=') + 1, setCookie.indexOf(';'));
    }

    public String state() {
        return parameter(authorization, "state");
    }

    /** The path and query of a callback. */
    public static String path(URI callback) {
        return callback.getRawPath() + "?" + callback.getRawQuery();
    }

    public static String parameter(URI uri, String name) {
        return Arrays.stream(uri.getRawQuery().split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "OidcBrowser";
    }
}
