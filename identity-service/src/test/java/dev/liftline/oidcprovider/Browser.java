package dev.liftline.oidcprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser does at the {@link TestProvider}: it keeps cookies, follows redirects and fills in the form. */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int MAX_REDIRECTS = 10;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Signs in, and returns where the provider sends the browser back to. */
    public URI signIn(URI authorization) {
        URI uri = authorization;
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri).header("Accept", "text/html"));
        for (int i = 0; i < MAX_REDIRECTS; i++) {
            if (response.statusCode() == 200) {
                response = send(form(uri, response.body()));
            }
            assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
            uri = uri.resolve(response.headers().firstValue("Location").orElseThrow());
            if (!uri.getAuthority().equals(authorization.getAuthority())) {
                return uri;
            }
            response = send(HttpRequest.newBuilder(uri).header("Accept", "text/html"));
        }
        throw new IllegalStateException("The provider does not send the browser back.");
    }

    private static HttpRequest.Builder form(URI uri, String page) {
        Matcher csrf = CSRF.matcher(page);
        assertThat(csrf.find()).as(page).isTrue();
        return HttpRequest.newBuilder(uri.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=%s&password=%s&_csrf=%s"
                        .formatted(TestProvider.USER, TestProvider.PASSWORD, csrf.group(1))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
