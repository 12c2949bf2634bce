package dev.liftline.query.metrics;

import dev.liftline.query.board.flow.FlowProperties;
import dev.liftline.query.board.flow.MetricsTargets.Target;
import dev.liftline.query.board.flow.ReplicaSample;
import dev.liftline.query.board.flow.ReplicaSamples;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks each address of each target at once. A process that has not responded completely in time, responds with more than
 * {@value #MAX_BODY} bytes or not with 200 is away.
 */
@Component
class HttpReplicaSamples implements ReplicaSamples, DisposableBean {

    private static final int MAX_BODY = 2 * 1024 * 1024;

    /** One address of a target. */
    private record Endpoint(Target target, String address, URI url) {}

    private record Exchange(Endpoint endpoint, CompletableFuture<HttpResponse<String>> response) {}

    private final FlowProperties properties;
    private final Addresses addresses;
    private final HttpClient http;

    @Autowired
    HttpReplicaSamples(FlowProperties properties) {
        this(properties, InetAddress::getAllByName);
    }

    HttpReplicaSamples(FlowProperties properties, Addresses addresses) {
        this.properties = properties;
        this.addresses = addresses;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.timeout())
                .build();
    }

    @Override
    public List<ReplicaSample> take() {
        List<Exchange> exchanges = properties.targets().current().stream()
                .flatMap(this::endpoints)
                .map(this::ask)
                .toList();
        long deadline = System.nanoTime() + properties.timeout().toNanos();
        return exchanges.stream()
                .map(exchange -> sample(exchange.endpoint(), response(exchange, deadline)))
                .toList();
    }

    private Stream<Endpoint> endpoints(Target target) {
        URI url = target.url();
        try {
            return addresses.of(url.getHost()).stream().map(address -> endpoint(target, address, url));
        } catch (UnknownHostException e) {
            return Stream.of(new Endpoint(target, url.getAuthority(), url));
        }
    }

    private static Endpoint endpoint(Target target, String address, URI url) {
        String authority = (address.contains(":") ? "[" + address + "]" : address) + ":" + url.getPort();
        return new Endpoint(target, authority, URI.create("http://" + authority + url.getRawPath()));
    }

    private Exchange ask(Endpoint endpoint) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.url())
                .timeout(properties.timeout())
                .header("Accept", "text/plain")
                .build();
        return new Exchange(
                endpoint, http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BODY)));
    }

    /** The request's own timeout ends with the headers, the deadline does not. Returns null if the process is away. */
    private static @Nullable HttpResponse<String> response(Exchange exchange, long deadline) {
        try {
            return exchange.response().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It is away.
        }
        // Closes the connection.
        exchange.response().cancel(true);
        return null;
    }

    private static ReplicaSample sample(Endpoint endpoint, @Nullable HttpResponse<String> response) {
        Target target = endpoint.target();
        String name = target.replica();
        if (response == null || response.statusCode() != 200) {
            return new ReplicaSample(target.service(), name == null ? endpoint.address() : name, null);
        }
        Exposition exposition = Exposition.parse(response.body().lines());
        String ownName = exposition.replica();
        String shown = name != null ? name : ownName != null ? ownName : endpoint.address();
        return new ReplicaSample(target.service(), shown, exposition.figures());
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
