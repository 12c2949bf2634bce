package dev.liftline.e2e.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends single requests exactly as given. Thread-safe. */
public final class Gateway implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final URI base;
    private final Credentials credentials;
    private final LoadClient client;

    /** @param credentials sent with each request that has none of its own */
    public Gateway(URI base, Credentials credentials) {
        this.base = base;
        this.credentials = credentials;
        this.client = client(CONNECTIONS);
    }

    /** A client for loads, with the same credentials. The caller closes it. */
    public LoadClient client(int connections) {
        return new LoadClient(base, connections, Duration.ofSeconds(15)).sending(credentials);
    }

    public URI base() {
        return base;
    }

    public GatewayResponse get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public GatewayResponse post(String path, String body, String... headers) {
        return send(
                "POST", path, body, headers.length == 0 ? new String[] {"Content-Type", "application/json"} : headers);
    }

    /** @throws UncheckedIOException if there is no response */
    public GatewayResponse send(String method, String path, String body, String... headers) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            byName.put(headers[i], headers[i + 1]);
        }
        Request request = Request.of(method, path, body, byName);
        Response response = client.send(request);
        if (response.failure() != null) {
            throw new UncheckedIOException(method + " " + path, new IOException(response.failure()));
        }
        return new GatewayResponse(response);
    }

    /** Sends a ride and requires 201. */
    public void ride(int resort, String season, int day, int skier, int time, int lift) {
        GatewayResponse response = tryRide(resort, season, day, skier, time, lift);
        assertThat(response.status()).as(response.body()).isEqualTo(201);
    }

    public GatewayResponse tryRide(int resort, String season, int day, int skier, int time, int lift) {
        return post(skierDay(resort, season, day, skier), "{\"time\":" + time + ",\"liftID\":" + lift + "}");
    }

    /** Waits until a GET returns exactly this body. */
    public void awaitBody(String path, String body) {
        await().atMost(30, SECONDS)
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(get(path).body()).isEqualTo(body));
    }

    public static String skierDay(int resort, String season, int day, int skier) {
        return "/skiers/" + resort + "/seasons/" + season + "/days/" + day + "/skiers/" + skier;
    }

    @Override
    public void close() {
        client.close();
    }
}
