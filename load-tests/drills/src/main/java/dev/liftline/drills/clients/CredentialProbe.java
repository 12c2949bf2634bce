package dev.liftline.drills.clients;

import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.load.RunningLoad;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Sends one gateway requests with a credential at a fixed rate on several connections, until it is closed. Thread-safe. */
public final class CredentialProbe implements AutoCloseable {

    /** Per second: more would exceed the gateway's limit for a session. */
    public static final int SESSION_RATE = 10;

    private static final int CONNECTIONS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    private static final int UNAUTHORIZED = 401;

    private final LoadClient client;
    private final RunningLoad load;
    private final Map<String, Long> responses = new TreeMap<>();
    private long accepted;
    private long refused;
    private long lastAcceptedAt = System.nanoTime();

    /**
     * Starts to send.
     *
     * @param perSecond requests per second
     * @param onResponse called with each request and its response
     */
    public CredentialProbe(
            URI gateway, double perSecond, Supplier<Request> requests, BiConsumer<Request, Response> onResponse) {
        client = new LoadClient(gateway, CONNECTIONS, TIMEOUT);
        load = client.start(Load.open(perSecond, dueAt -> requests.get()).onResult((request, response, nanos) -> {
            add(response);
            onResponse.accept(request, response);
        }));
    }

    private synchronized void add(Response response) {
        responses.merge(response.cause(), 1L, Long::sum);
        if (AccessClient.isAccepted(response.status())) {
            accepted++;
            lastAcceptedAt = System.nanoTime();
        } else if (response.status() == UNAUTHORIZED) {
            refused++;
        }
    }

    /** Seconds from a time by {@link System#nanoTime} until the last response that accepted the credential; 0 if there was none since. */
    public synchronized double acceptedSecondsAfter(long nanoTime) {
        return Math.max(0, lastAcceptedAt - nanoTime) / 1e9;
    }

    /** Responses that accepted the credential. */
    public synchronized long accepted() {
        return accepted;
    }

    /** Responses with 401. */
    public synchronized long refused() {
        return refused;
    }

    /** Requests with another response, or none. */
    public synchronized long others() {
        return responses.values().stream().mapToLong(Long::longValue).sum() - accepted - refused;
    }

    /** The responses by status or failure, as text. */
    public synchronized String summary() {
        return responses.toString();
    }

    /** Stops and waits for the last response. */
    @Override
    public void close() {
        load.stop().await();
        client.close();
    }
}
