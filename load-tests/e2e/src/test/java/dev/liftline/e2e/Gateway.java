package dev.liftline.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An HTTP client that sends exactly what it is told. Thread-safe. */
final class Gateway {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;

    Gateway(URI base) {
        this.base = base;
    }

    URI base() {
        return base;
    }

    Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Reply post(String path, String body, String... headers) {
        return send(
                "POST", path, body, headers.length == 0 ? new String[] {"Content-Type", "application/json"} : headers);
    }

    Reply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(15))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reports a ride, which must be acknowledged. */
    void ride(int resort, String season, int day, int skier, int time, int lift) {
        Reply reply = tryRide(resort, season, day, skier, time, lift);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    /** Reports a ride. */
    Reply tryRide(int resort, String season, int day, int skier, int time, int lift) {
        return post(skierDay(resort, season, day, skier), "{\"time\":" + time + ",\"liftID\":" + lift + "}");
    }

    /** Waits until a GET answers exactly this. */
    void awaitBody(String path, String body) {
        await().atMost(30, SECONDS)
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(get(path).body()).isEqualTo(body));
    }

    static String skierDay(int resort, String season, int day, int skier) {
        return "/skiers/" + resort + "/seasons/" + season + "/days/" + day + "/skiers/" + skier;
    }
}
