package dev.liftline.local.demo.play;

import dev.liftline.local.demo.day.Ride;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends rides and reads to the gateway through its public HTTP API, with retries. Thread-safe. */
public final class GatewayClient implements AutoCloseable {

    /** Rides of one {@code POST /lift-rides}. */
    static final int MAX_BATCH = 1_000;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private record BatchItem(
            int resortID, String seasonID, int dayID, int skierID, int time, int liftID, String scannerID) {}

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final RetryingSender sender;

    /**
     * @param base the gateway's URL, without a path
     * @param retryTimeout how long one request is retried
     */
    public GatewayClient(URI base, Duration retryTimeout) {
        this.base = base;
        this.sender = new RetryingSender(http, retryTimeout);
    }

    /** The number of retries so far. */
    public long retries() {
        return sender.retries();
    }

    /** Reports one ride and returns once it is acknowledged. */
    public void report(DayIds ids, Ride ride) {
        String body = "{\"time\":%d,\"liftID\":%d}"
                .formatted(ride.minute(), ride.lift().id());
        HttpRequest request = request(ids.pathOfSkier(ride.skier()))
                .header("Content-Type", "application/json")
                .header("X-Scanner-Id", ride.scanner())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        require(201, request, sender.send(request));
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
        HttpRequest request = request("/lift-rides")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(items)))
                .build();
        HttpResponse<String> response = sender.send(request);
        require(200, request, response);
        JsonNode result = JSON.readTree(response.body());
        if (result.path("rejected").asInt(-1) != 0) {
            throw new DemoException("POST /lift-rides rejects rides of the demo: " + excerpt(response.body()));
        }
        JsonNode results = result.path("results");
        return IntStream.range(0, rides.size())
                .filter(i -> !results.path(i).path("status").asString("").equals("accepted"))
                .mapToObj(rides::get)
                .toList();
    }

    /** Metres of vertical of the day's skier {@code number}; 0 if there is no data. */
    public int vertical(DayIds ids, int number) {
        HttpRequest request = request(ids.pathOfSkier(number)).GET().build();
        HttpResponse<String> response = sender.send(request);
        if (response.statusCode() == 404) {
            return 0;
        }
        require(200, request, response);
        return Integer.parseInt(response.body());
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
        var _ = sender.send(request(path).GET().build());
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
        HttpRequest request = request(ids.pathOfSkierCount()).GET().build();
        HttpResponse<String> response = sender.send(request);
        if (response.statusCode() == 404) {
            return JSON.createObjectNode();
        }
        require(200, request, response);
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(RESPONSE_TIMEOUT);
    }

    private static void require(int status, HttpRequest request, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new DemoException("%s %s returns %d instead of %d: %s"
                    .formatted(
                            request.method(), request.uri(), response.statusCode(), status, excerpt(response.body())));
        }
    }

    private static String excerpt(String body) {
        return body.length() <= 200 ? body : body.substring(0, 200) + "…";
    }
}
