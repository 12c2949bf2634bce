package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.Ride;
import dev.liftline.local.load.Credentials;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.load.RetryPolicy;
import dev.liftline.model.RideField;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends rides and reads to the gateway through its public HTTP API, with retries. Thread-safe. */
public final class GatewayClient implements AutoCloseable {

    /** Rides of one {@code POST /lift-rides}. */
    static final int MAX_BATCH = 1_000;

    private static final int CONNECTIONS = 64;
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI base;
    private final Credentials credentials;
    private final LoadClient client;
    private final RetryPolicy retry;
    private final LongAdder retries = new LongAdder();

    /**
     * @param base the gateway's URL, without a path
     * @param certificate the only one that it may have, if the URL is {@code https}; null for those that the JVM accepts
     * @param credentials of the resort's scanners and of an operator, who reads
     * @param retryTimeout how long one request is retried
     */
    public GatewayClient(URI base, @Nullable Path certificate, Credentials credentials, Duration retryTimeout) {
        this.base = base;
        this.credentials = credentials;
        this.client = new LoadClient(base, certificate, CONNECTIONS, RESPONSE_TIMEOUT).sending(credentials);
        this.retry = RetryPolicy.within(retryTimeout);
    }

    /** The number of retries so far. */
    public long retries() {
        return retries.sum();
    }

    /**
     * Reports rides in an open loop and returns once all are acknowledged.
     *
     * @param dueNanos nanoseconds from now at which a ride is reported; does not decrease
     */
    void report(DayIds ids, List<Ride> rides, ToLongFunction<Ride> dueNanos, PlayProgress progress) {
        Iterator<Ride> next = rides.iterator();
        run(Load.scheduled(rides.size(), index -> dueNanos.applyAsLong(rides.get((int) index)), () -> {
                    Ride ride = next.next();
                    progress.reached(ride.minute());
                    return ids.report(ride);
                })
                .onResult((request, response, nanos) -> {
                    require(201, request, response);
                    progress.acknowledge(1);
                }));
    }

    /** Reports rides in batches and returns once all are acknowledged. */
    public void reportTogether(DayIds ids, List<Ride> rides) {
        List<Ride> open = new ArrayList<>(rides);
        while (!open.isEmpty()) {
            List<Ride> batch = open.subList(0, Math.min(MAX_BATCH, open.size()));
            List<Ride> unconfirmed = reportBatch(ids, batch);
            batch.clear();
            open.addAll(unconfirmed);
        }
    }

    private List<Ride> reportBatch(DayIds ids, List<Ride> rides) {
        Request request = ids.batch(rides).withKey(credentials.scanner(ids.resortId()));
        Response response = send(request);
        require(200, request, response);
        JsonNode result = JSON.readTree(response.text());
        if (result.path("rejected").asInt(-1) != 0) {
            throw new DemoException("POST /lift-rides rejects rides of the demo: " + excerpt(response.text()));
        }
        JsonNode results = result.path("results");
        return IntStream.range(0, rides.size())
                .filter(i -> !results.path(i).path("status").asString("").equals("accepted"))
                .mapToObj(rides::get)
                .toList();
    }

    /** Metres of vertical of skiers of the day, by number; 0 if there is no data. */
    Map<Integer, Integer> verticals(DayIds ids, List<Integer> skiers) {
        Map<Integer, Integer> verticals = new HashMap<>();
        Iterator<Integer> next = skiers.iterator();
        run(Load.closed(skiers.size(), () -> {
                    int number = next.next();
                    return Request.get(ids.pathOfSkier(number)).withId(number);
                })
                .onResult((request, response, nanos) -> {
                    if (response.status() != 404) {
                        require(200, request, response);
                    }
                    verticals.put((int) request.id(), response.status() == 404 ? 0 : Integer.parseInt(response.text()));
                }));
        return verticals;
    }

    /** The number of different skiers at the resort on that day; 0 if the resort is unknown. */
    public int skiersAt(DayIds ids) {
        return skiers(resortDay(ids));
    }

    /** The days of the season with skiers at the resort. */
    Set<Integer> daysWithSkiers(int resortId, int seasonId) {
        Set<Integer> days = new HashSet<>();
        Iterator<Integer> next =
                IntStream.rangeClosed(1, RideField.DAY_ID.max()).iterator();
        run(Load.closed(RideField.DAY_ID.max(), () -> {
                    int day = next.next();
                    return Request.get(new DayIds(resortId, seasonId, day, 1).pathOfSkierCount())
                            .withId(day);
                })
                .onResult((request, response, nanos) -> {
                    if (response.status() != 404) {
                        require(200, request, response);
                        if (skiers(JSON.readTree(response.text())) > 0) {
                            days.add((int) request.id());
                        }
                    }
                }));
        return days;
    }

    /** The resort's name. */
    public String resortName(DayIds ids) {
        return resortDay(ids).path("time").asString("Resort " + ids.resortId());
    }

    private static int skiers(JsonNode resortDay) {
        return resortDay.path("numSkiers").asInt(0);
    }

    private JsonNode resortDay(DayIds ids) {
        Request request = Request.get(ids.pathOfSkierCount());
        Response response = send(request);
        if (response.status() == 404) {
            return JSON.createObjectNode();
        }
        require(200, request, response);
        return JSON.readTree(response.text());
    }

    @Override
    public void close() {
        client.close();
    }

    private Response send(Request request) {
        CompletableFuture<Response> last = new CompletableFuture<>();
        run(Load.closed(List.of(request)).onResult((sent, response, nanos) -> last.complete(response)));
        Response response = last.join();
        requireFinal(request, response);
        return response;
    }

    /** @throws DemoException that a result handler threw */
    private void run(Load load) {
        try {
            LoadResult result = client.run(load.retrying(retry));
            result.retries().values().forEach(retries::add);
        } catch (CompletionException e) {
            throw e.getCause() instanceof DemoException failure ? failure : e;
        }
    }

    /** @throws DemoException if there is no final response within the retry timeout */
    private void requireFinal(Request request, Response response) {
        if (RetryPolicy.isTransient(response)) {
            throw new DemoException("%s %s %s: ./liftline status shows whether everything runs."
                    .formatted(
                            request.method(),
                            base.resolve(request.path()),
                            response.failure() == null ? "responds with " + response.status() : "does not respond"));
        }
    }

    private void require(int status, Request request, Response response) {
        requireFinal(request, response);
        if (response.status() == 401) {
            throw new DemoException(
                    "The gateway %s asks who sends %s: name the directory of its secrets with --secrets."
                            .formatted(base, request.method() + " " + request.path()));
        }
        if (response.status() != status) {
            throw new DemoException("%s %s returns %d instead of %d: %s"
                    .formatted(
                            request.method(),
                            base.resolve(request.path()),
                            response.status(),
                            status,
                            excerpt(response.text())));
        }
    }

    private static String excerpt(String body) {
        return body.length() <= 200 ? body : body.substring(0, 200) + "…";
    }
}
