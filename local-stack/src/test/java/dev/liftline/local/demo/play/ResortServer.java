package dev.liftline.local.demo.play;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small resort behind HTTP that keeps rides in memory and fails now and then, for tests of the player. */
final class ResortServer implements AutoCloseable {

    private static final Pattern SKIER = Pattern.compile("/skiers/(\\d+)/seasons/(\\d+)/days/(\\d+)/skiers/(\\d+)");
    private static final Pattern COUNT = Pattern.compile("/resorts/(\\d+)/seasons/(\\d+)/day/(\\d+)/skiers");
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Response(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Map<String, Set<String>>> ridesBySkierByDay = new ConcurrentHashMap<>();
    private final Set<String> senders = ConcurrentHashMap.newKeySet();
    private volatile boolean asks;
    private final AtomicInteger failuresLeft = new AtomicInteger();
    private final AtomicInteger unavailableItemsLeft = new AtomicInteger();

    ResortServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::respond);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Responds 401 to requests without a key from now on. */
    void ask() {
        asks = true;
    }

    /** Each method with each key that requests sent. */
    Set<String> senders() {
        return senders;
    }

    /** Responds 503 to the next {@code count} requests. */
    void failNext(int count) {
        failuresLeft.set(count);
    }

    /** Does not confirm the next {@code count} rides of a batch. */
    void leaveUnconfirmed(int count) {
        unavailableItemsLeft.set(count);
    }

    /** Forgets every ride of one skier. */
    void lose(DayIds ids, int number) {
        ridesOf(day(ids)).remove(String.valueOf(ids.skierId(number)));
    }

    void occupy(DayIds ids) {
        add(day(ids), String.valueOf(ids.skierId(0)), "0:1");
    }

    int rides(DayIds ids) {
        return ridesOf(day(ids)).values().stream().mapToInt(Set::size).sum();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void respond(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("X-API-Key");
        senders.add(exchange.getRequestMethod() + " " + key);
        Response response;
        if (asks && key == null) {
            response = new Response(401, "{}");
        } else if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            response = new Response(503, "");
        } else {
            response = response(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
        }
        byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Response response(String method, String path, String body) {
        if (path.equals("/lift-rides")) {
            return batch(JSON.readTree(body));
        }
        Matcher count = COUNT.matcher(path);
        if (count.matches()) {
            int skiers = ridesOf(count.group(1) + "/" + count.group(2) + "/" + count.group(3))
                    .size();
            return new Response(200, "{\"time\":\"Test Peak\",\"numSkiers\":" + skiers + "}");
        }
        Matcher skier = SKIER.matcher(path);
        if (!skier.matches()) {
            return new Response(404, "{}");
        }
        String day = skier.group(1) + "/" + skier.group(2) + "/" + skier.group(3);
        if (method.equals("POST")) {
            JsonNode ride = JSON.readTree(body);
            add(day, skier.group(4), ride.get("time") + ":" + ride.get("liftID"));
            return new Response(201, "");
        }
        Set<String> rides = ridesOf(day).get(skier.group(4));
        return rides == null ? new Response(404, "{}") : new Response(200, String.valueOf(vertical(rides)));
    }

    private Response batch(JsonNode items) {
        StringBuilder results = new StringBuilder();
        for (JsonNode item : items) {
            boolean taken = unavailableItemsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
            if (taken) {
                add(
                        item.get("resortID") + "/" + item.get("seasonID").asString() + "/" + item.get("dayID"),
                        item.get("skierID").toString(),
                        item.get("time") + ":" + item.get("liftID"));
            }
            results.append(results.isEmpty() ? "" : ",")
                    .append("{\"status\":\"")
                    .append(taken ? "accepted" : "unavailable")
                    .append("\"}");
        }
        return new Response(200, "{\"rejected\":0,\"results\":[" + results + "]}");
    }

    private void add(String day, String skier, String ride) {
        ridesOf(day).computeIfAbsent(skier, id -> ConcurrentHashMap.newKeySet()).add(ride);
    }

    private Map<String, Set<String>> ridesOf(String day) {
        return ridesBySkierByDay.computeIfAbsent(day, key -> new ConcurrentHashMap<>());
    }

    private static String day(DayIds ids) {
        return ids.resortId() + "/" + ids.season() + "/" + ids.dayId();
    }

    private static int vertical(Set<String> rides) {
        return rides.stream()
                .mapToInt(ride -> 10 * Integer.parseInt(ride.substring(ride.indexOf(':') + 1)))
                .sum();
    }
}
