package dev.liftline.gateway.health;

import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.Upstream;
import dev.liftline.gateway.upstream.UpstreamProperties.HealthChecks;
import dev.liftline.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the health checks. Each opens a new connection: a replica that no longer accepts connections may still respond on an
 * open one.
 */
final class HealthCheckVerticle extends VerticleBase {

    private static final String PATH = "/readyz";
    private static final long TICK_INTERVAL_MILLIS = 50;

    private final Upstreams upstreams;
    private final HealthChecks settings;
    private final Map<Replica, ReplicaCheck> checks = new HashMap<>();
    private @Nullable HttpClientAgent client;

    HealthCheckVerticle(Upstreams upstreams, HealthChecks settings) {
        this.upstreams = upstreams;
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout((int)
                        settings.timeout().toMillis()));
        vertx.setPeriodic(TICK_INTERVAL_MILLIS, timer -> tick());
        tick();
        return Future.succeededFuture();
    }

    private void tick() {
        long now = System.nanoTime();
        Set<Replica> known = upstreams.all().stream()
                .map(Upstream::replicas)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        checks.keySet().retainAll(known);
        known.forEach(replica -> {
            ReplicaCheck check = checks.computeIfAbsent(replica, found -> new ReplicaCheck(found, settings, now));
            if (check.tryStart(now)) {
                send(check);
            }
        });
    }

    private void send(ReplicaCheck check) {
        ReplicaAddress address = check.replica().address();
        Objects.requireNonNull(client)
                .request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(address.host())
                        .setPort(address.port())
                        .setURI(PATH)
                        .setTimeout(settings.timeout().toMillis()))
                .compose(request -> request.exceptionHandler(ignored -> {}).send())
                .compose(response -> response.body().map(body -> response))
                .onSuccess(response -> record(check, response))
                .onFailure(failure -> check.noResponse());
    }

    private static void record(ReplicaCheck check, HttpClientResponse response) {
        if (response.statusCode() == 200) {
            check.ready();
        } else {
            check.notReady();
        }
    }
}
