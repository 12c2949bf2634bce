package dev.liftline.gateway.testing;

import static org.awaitility.Awaitility.await;

import dev.liftline.model.caller.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A gateway that asks who sends a request, with its secrets and its snapshot in a directory of the test. */
public final class ClosedGateway implements AutoCloseable {

    private static final String SECRET = "a-secret-of-at-least-forty-three-characters-1";

    private final RunningGateway gateway;

    private ClosedGateway(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** Returns when the gateway has found the replica of its pools; {@link StubIdentity} may be its behaviour. */
    public static ClosedGateway on(StubReplica replica, Path directory, String... properties) {
        try {
            Files.writeString(secrets(directory), SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RunningGateway running = RunningGateway.on(
                List.of(replica),
                Stream.concat(
                                Stream.of(
                                        "liftline.caller.open=false",
                                        "liftline.caller.secrets-file=" + secrets(directory),
                                        "liftline.gateway.access.snapshot=" + snapshot(directory),
                                        "liftline.gateway.access.feed-interval=20ms"),
                                Arrays.stream(properties))
                        .toArray(String[]::new));
        await().until(() -> running.metric("liftline_gateway_replicas", "pool=\"access\"", "state=\"healthy\"") == 1);
        return new ClosedGateway(running);
    }

    /** Returns when it knows keys, from the feed or the snapshot: then it says of an unknown one that it is not valid. */
    public ClosedGateway awaitKeys() {
        String unknown = Credential.generate(Credential.Kind.SCANNER, "nobody").text();
        await().until(() -> send(HttpRequest.newBuilder(uri("/resorts")).header("X-API-Key", unknown))
                        .statusCode()
                == 401);
        return this;
    }

    /** The file of the secrets that it signs with. */
    public static Path secrets(Path directory) {
        return directory.resolve("secrets");
    }

    public static Path snapshot(Path directory) {
        return directory.resolve("snapshot.json");
    }

    public URI uri(String path) {
        return gateway.uri(path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return gateway.send(request);
    }

    /** The status of a response whose body may have no end. */
    public int status(HttpRequest.Builder request) {
        return gateway.status(request);
    }

    /** The sum of a metric's values. */
    public double metric(String name, String... tags) {
        return gateway.metric(name, tags);
    }

    public int port() {
        return gateway.port();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
