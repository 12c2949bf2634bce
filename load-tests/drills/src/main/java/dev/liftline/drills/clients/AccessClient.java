package dev.liftline.drills.clients;

import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.secrets.DemoSkier;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends one gateway requests about keys and sessions, one at a time. Not thread-safe. */
public final class AccessClient implements AutoCloseable {

    private static final int RESORT = 1;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final URI gateway;
    private final LoadClient client;

    public AccessClient(URI gateway) {
        this.gateway = gateway;
        client = new LoadClient(gateway, 1, TIMEOUT);
    }

    /** A sign-in with a pass and a PIN. */
    public static Request signIn(String pass, String pin) {
        return Request.post("/session", Buffer.buffer("{\"pass\":\"%s\",\"pin\":\"%s\"}".formatted(pass, pin)));
    }

    /** A read of a skier's own vertical with the token of a session. */
    public static Request readOwn(DemoSkier skier, String token) {
        return withToken("GET", "/skiers/%d/vertical?resort=%d".formatted(skier.id(), RESORT), token);
    }

    /** A request without a body with the token of a session. */
    public static Request withToken(String method, String path, String token) {
        return Request.of(method, path, "", Map.of("Authorization", "Bearer " + token));
    }

    /** Whether a status says that the credential was accepted. */
    public static boolean isAccepted(int status) {
        return status / 100 == 2;
    }

    public Response send(Request request) {
        return client.send(request);
    }

    /**
     * Sends a request that must succeed.
     *
     * @return the body of the response
     * @throws IllegalStateException if the status is not 2xx
     */
    public JsonNode require(Request request) {
        Response response = send(request);
        if (response.status() / 100 != 2) {
            throw new IllegalStateException("%s %s through %s: %s"
                    .formatted(request.method(), request.path(), gateway, ErrorSamples.text(response)));
        }
        return JsonMapper.shared().readTree(response.text().isEmpty() ? "{}" : response.text());
    }

    /** Signs a skier in. Returns the token of the session. */
    public String token(DemoSkier skier) {
        return require(signIn(skier.pass(), skier.pin())).path("token").asString();
    }

    /** Reports a ride of a skier with a scanner's key, and waits until he can {@link #readOwn}. */
    public void awaitOwnRide(Clients clients, Credentials keys, DemoSkier skier, String token)
            throws TimeoutException, InterruptedException {
        Request report = clients.newReport(RESORT, skier.id()).withKey(keys.scanner(RESORT));
        clients.record(report, send(report));
        var _ = await(readOwn(skier, token), AccessClient::isAccepted, TIMEOUT);
    }

    /**
     * Repeats a request until a response has a wanted status.
     *
     * @return seconds waited
     */
    public double await(Request request, IntPredicate wanted, Duration timeout)
            throws TimeoutException, InterruptedException {
        long begun = System.nanoTime();
        Response response = send(request);
        while (!wanted.test(response.status())) {
            if (System.nanoTime() - begun > timeout.toNanos()) {
                throw new TimeoutException("%s %s through %s, after %d s still: %s"
                        .formatted(
                                request.method(),
                                request.path(),
                                gateway,
                                timeout.toSeconds(),
                                ErrorSamples.text(response)));
            }
            Thread.sleep(POLL_INTERVAL);
            response = send(request);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        client.close();
    }
}
