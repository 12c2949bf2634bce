package dev.liftline.gateway.testing;

import dev.liftline.gateway.GatewayApplication;
import dev.liftline.gateway.server.GatewayServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway on its own ports, with frequent health checks, and a client for it. */
public final class RunningGateway implements AutoCloseable {

    public static final String RIDE = "/skiers/1/seasons/2025/days/7/skiers/12345";
    public static final String RIDE_BODY = "{\"time\":217,\"liftID\":21}";

    private static final List<String> DEFAULTS = List.of(
            "server.port=0",
            "liftline.gateway.server.port=0",
            "liftline.caller.open=true",
            "liftline.gateway.server.event-loops=2",
            "liftline.gateway.server.drain.notice=50ms",
            "liftline.gateway.upstream.health-checks.interval=100ms",
            "liftline.gateway.upstream.health-checks.timeout=500ms",
            "liftline.gateway.upstream.ejection.base-time=100ms",
            // No Redis of this machine, unless a test says so.
            "liftline.gateway.live.redis-url=redis://127.0.0.1:1",
            // Without affinity the replica with the fewest requests in flight is always chosen.
            "liftline.gateway.upstream.affinity=0ms");

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final int port;

    private RunningGateway(List<String> arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        Stream.concat(DEFAULTS.stream(), arguments.stream())
                .map(argument -> argument.split("=", 2))
                .forEach(argument -> settings.put(argument[0], argument[1]));
        context = new SpringApplicationBuilder(GatewayApplication.class)
                .registerShutdownHook(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        port = context.getBean(GatewayServer.class).port();
    }

    /** A gateway whose pools have the same source, for example {@code static:…}; further properties as given. */
    public static RunningGateway on(String source, String... properties) {
        return new RunningGateway(Stream.concat(
                        Stream.of("ingest", "query-mobile", "query-web", "identity", "access")
                                .map(pool -> "liftline.gateway.upstream.pools." + pool + ".source=" + source),
                        Arrays.stream(properties))
                .toList());
    }

    /** A gateway whose pools have the same replicas. */
    public static RunningGateway on(List<StubReplica> replicas, String... properties) {
        return on(source(replicas), properties);
    }

    public static String source(List<StubReplica> replicas) {
        return replicas.stream().map(StubReplica::address).collect(Collectors.joining(",", "static:", ""));
    }

    public int port() {
        return port;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> postRide() {
        return post(RIDE, RIDE_BODY);
    }

    /** The status of a ride posted in the background. */
    public CompletableFuture<Integer> postRideAsync() {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                status.complete(postRide().statusCode());
            } catch (RuntimeException e) {
                status.completeExceptionally(e);
            }
        });
        return status;
    }

    /** The body of a response of the management port. */
    public String management(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)))
                .body();
    }

    /** The sum of a metric's values with all of these tags, for example {@code pool="ingest"}; 0 if there are none. */
    public double metric(String name, String... tags) {
        return management("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> Arrays.stream(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** A replica's state in {@code /actuator/upstreams}; empty if it is not listed. */
    public String stateOf(String pool, StubReplica replica) {
        JsonNode replicas = JsonMapper.shared()
                .readTree(management("/actuator/upstreams"))
                .path("pools")
                .path(pool)
                .path("replicas");
        return replicas.valueStream()
                .filter(known -> known.path("address").asString().equals(replica.address()))
                .map(known -> known.path("state").asString())
                .findFirst()
                .orElse("");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The status of a response whose body may have no end. */
    public int status(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> response =
                    client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Drains and stops, as on SIGTERM. */
    public void stop() {
        context.close();
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
