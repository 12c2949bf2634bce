package dev.liftline.gateway.health;

import dev.liftline.gateway.upstream.Outage;
import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.ReplicaAddress;
import dev.liftline.gateway.upstream.Upstream;
import dev.liftline.gateway.upstream.UpstreamProperties;
import dev.liftline.gateway.upstream.UpstreamProperties.HealthChecks;
import dev.liftline.gateway.upstream.Upstreams;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the health checks from one event loop. Each opens a new connection: a replica that no longer accepts connections may
 * still respond on an open one. Starts after discovery and before the server, and stops in the opposite order.
 */
@Component
class HealthChecker implements SmartLifecycle {

    private static final String PATH = "/readyz";
    private static final long TICK_INTERVAL_MILLIS = 50;

    private final Upstreams upstreams;
    private final HealthChecks settings;
    private final Context context;
    private final HttpClient client;
    private final Map<Replica, ReplicaCheck> checks = new HashMap<>();
    private volatile long timer;
    private volatile boolean running;

    HealthChecker(Vertx vertx, Upstreams upstreams, UpstreamProperties properties) {
        this.upstreams = upstreams;
        this.settings = properties.healthChecks();
        this.context = vertx.getOrCreateContext();
        int timeoutMillis = (int) settings.timeout().toMillis();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout(timeoutMillis));
    }

    @Override
    public void start() {
        running = true;
        context.runOnContext(started -> {
            timer = context.owner().setPeriodic(TICK_INTERVAL_MILLIS, tick -> sendDue());
            sendDue();
        });
    }

    @Override
    public void stop() {
        running = false;
        context.owner().cancelTimer(timer);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 1;
    }

    private void sendDue() {
        if (!running) {
            return;
        }
        long now = System.nanoTime();
        Set<Replica> known = upstreams.all().stream()
                .map(Upstream::replicas)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        checks.keySet().retainAll(known);
        for (Upstream upstream : upstreams.all()) {
            for (Replica replica : upstream.replicas()) {
                ReplicaCheck check = checks.computeIfAbsent(replica, found -> new ReplicaCheck(found, settings, now));
                if (check.tryStart(now)) {
                    send(check, upstreams.outage(upstream.name()));
                }
            }
        }
    }

    private void send(ReplicaCheck check, Outage outage) {
        ReplicaAddress address = check.replica().address();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.host())
                .setPort(address.port())
                .setURI(PATH)
                .setTimeout(settings.timeout().toMillis());
        // The client throws if Vert.x closes during this tick; compose turns that into a failure.
        Future.succeededFuture()
                .compose(ready -> client.request(options))
                .compose(request -> request.exceptionHandler(ignored -> {}).send())
                .compose(response -> response.body().map(body -> response))
                .onSuccess(response -> record(check, outage, response))
                .onFailure(failure -> check.noResponse());
    }

    private static void record(ReplicaCheck check, Outage outage, HttpClientResponse response) {
        if (response.statusCode() == 200) {
            check.ready();
            outage.end();
        } else {
            check.notReady();
        }
    }
}
