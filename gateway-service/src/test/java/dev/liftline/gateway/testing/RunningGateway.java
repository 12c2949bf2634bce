package dev.liftline.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.GatewayApplication;
import dev.liftline.gateway.proxy.GatewayServer;
import java.io.IOException;
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
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway on ports of its own, with quick health checks, and a client to talk to it. */
public final class RunningGateway implements AutoCloseable {

    public static final String RIDE = "/skiers/1/seasons/2025/days/7/skiers/12345";
    public static final String RIDE_BODY = "{\"time\":217,\"liftID\":21}";

    private static final int MOST_POSTS = 2_000;

    private static final List<String> DEFAULTS = List.of(
            "server.port=0",
            "liftline.gateway.server.port=0",
            "liftline.gateway.server.event-loops=2",
            "liftline.gateway.server.drain.notice=50ms",
            "liftline.gateway.upstream.checks.interval=100ms",
            "liftline.gateway.upstream.checks.timeout=500ms",
            "liftline.gateway.upstream.ejection.first-time=500ms");

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

    /** A gateway whose three pools have the same source, for example {@code static:…}; further properties as given. */
    public static RunningGateway on(String source, String... properties) {
        return new RunningGateway(Stream.concat(
                        Stream.of("ingest", "query-mobile", "query-web")
                                .map(pool -> "liftline.gateway.upstream.pools." + pool + ".source=" + source),
                        Arrays.stream(properties))
                .toList());
    }

    /** A gateway whose three pools have the same replicas. */
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

    /**
     * Posts rides until something is so, and expects a 201 for each. Requests that come close together go to one replica: it
     * may take many until a certain one is asked.
     *
     * @return how many rides were posted
     */
    public int postUntil(BooleanSupplier done) {
        int posted = 0;
        while (!done.getAsBoolean()) {
            assertThat(posted).as("rides posted in vain").isLessThan(MOST_POSTS);
            assertThat(postRide().statusCode()).isEqualTo(201);
            posted++;
        }
        return posted;
    }

    /** What the management port answers. */
    public String management(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)))
                .body();
    }

    /** A replica's state after {@code /actuator/upstreams}; empty when it is not listed. */
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

    /** What SIGTERM does: drains and stops. */
    public void stop() {
        context.close();
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }
}
