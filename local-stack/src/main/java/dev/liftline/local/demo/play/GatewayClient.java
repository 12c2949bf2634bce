package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.Ride;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.load.RetryPolicy;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends rides and reads to the gateway through its public HTTP API, with retries. Thread-safe. */
public final class GatewayClient implements AutoCloseable {

    /** Rides of one {@code POST /lift-rides}. */
    static final int MAX_BATCH = 1_000;

    private static final int CONNECTIONS = 64;
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private record BatchItem(
            int resortID, String seasonID, int dayID, int skierID, int time, int liftID, String scannerID) {}

    private final URI base;
    private final LoadClient client;
    private final RetryPolicy retry;
    private final LongAdder retries = new LongAdder();

    /**
     * @param base the gateway's URL, without a path
     * @param retryTimeout how long one request is retried
     */
    public GatewayClient(URI base, Duration retryTimeout) {
        this.base = base;
        this.client = new LoadClient(base, CONNECTIONS, RESPONSE_TIMEOUT);
        this.retry = RetryPolicy.within(retryTimeout);
    }

    /** The number of retries so far. */
    public long retries() {
        return retries.sum();
    }

    /** Reports one ride and returns once it is acknowledged. */
    public void report(DayIds ids, Ride ride) {
        String body = "{\"time\":%d,\"liftID\":%d}"
                .formatted(ride.minute(), ride.lift().id());
        Request request = Request.post(ids.pathOfSkier(ride.skier()), Buffer.buffer(body))
                .withHeaders(Map.of("Content-Type", "application/json", "X-Scanner-Id", ride.scanner()));
        require(201, request, send(request));
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
        List<BatchItem> items = rides.stream()
                .map(ride -> new BatchItem(
                        ids.resortId(),
                        ids.season(),
                        ids.dayId(),
                        ids.skierId(ride.skier()),
                        ride.minute(),
                        ride.lift().id(),
                        ride.scanner()))
                .toList();
        Request request = Request.post("/lift-rides", Buffer.buffer(JSON.writeValueAsBytes(items)));
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

    /** Metres of vertical of the day's skier {@code number}; 0 if there is no data. */
    public int vertical(DayIds ids, int number) {
        Request request = Request.get(ids.pathOfSkier(number));
        Response response = send(request);
        if (response.status() == 404) {
            return 0;
        }
        require(200, request, response);
        return Integer.parseInt(response.text());
    }

    /** Sends one read about the day's skier {@code number}: four kinds once in ten, a skier day's vertical otherwise. */
    void read(DayIds ids, int number, int kind) {
        var path = switch (kind) {
            case 0 -> "/skiers/%d/vertical?resort=%d".formatted(ids.skierId(number), ids.resortId());
            case 1 -> "/skiers/%d/days?season=%s".formatted(ids.skierId(number), ids.season());
            case 2 ->
                "/skiers/%d/rides?resort=%d&season=%s&day=%d"
                        .formatted(ids.skierId(number), ids.resortId(), ids.season(), ids.dayId());
            case 3 -> "/resorts/%d/seasons/%s/days/%d".formatted(ids.resortId(), ids.season(), ids.dayId());
            default -> ids.pathOfSkier(number);
        };
        var _ = send(Request.get(path));
    }

    /** The number of different skiers at the resort on that day; 0 if the resort is unknown. */
    public int skiersAt(DayIds ids) {
        return resortDay(ids).path("numSkiers").asInt(0);
    }

    /** The resort's name. */
    public String resortName(DayIds ids) {
        return resortDay(ids).path("time").asString("Resort " + ids.resortId());
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

    /** @throws DemoException if there is no final response within the retry timeout */
    private Response send(Request request) {
        CompletableFuture<Response> last = new CompletableFuture<>();
        LoadResult result = client.run(Load.closed(List.of(request))
                .retrying(retry)
                .onResult((sent, response, nanos) -> last.complete(response)));
        result.retries().values().forEach(retries::add);
        Response response = last.join();
        if (RetryPolicy.isTransient(response)) {
            throw new DemoException("%s %s %s: ./liftline status shows whether everything runs."
                    .formatted(
                            request.method(),
                            base.resolve(request.path()),
                            response.failure() == null ? "responds with " + response.status() : "does not respond"));
        }
        return response;
    }

    private void require(int status, Request request, Response response) {
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
