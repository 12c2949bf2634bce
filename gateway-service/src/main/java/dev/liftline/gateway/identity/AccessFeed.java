package dev.liftline.gateway.identity;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.proxy.UpstreamClient;
import dev.liftline.gateway.proxy.UpstreamClients;
import dev.liftline.gateway.proxy.UpstreamResponse;
import dev.liftline.servicekit.settings.AbsoluteFile;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Polls the changes of keys and sessions from the identity service, from one event loop. Begins with the snapshot, and writes it
 * after each change.
 */
@Component
class AccessFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AccessFeed.class);
    private static final String PATH = "/internal/access?after=";
    private static final long TIMEOUT_MILLIS = 1_000;
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final Vertx vertx;
    private final UpstreamClients clients;
    private final AccessRegister register;
    private final IdentityRequests requests;
    private final @Nullable AccessSnapshot snapshot;
    private final long intervalMillis;
    private final long maxAgeNanos;
    private final long wholeSetIntervalNanos;
    private final boolean open;
    private final Context context;
    private @Nullable UpstreamClient client;
    private volatile long lastSuccess;
    private long lastWholeSet;
    private volatile boolean succeeded;
    private volatile boolean running;
    private boolean failing;

    AccessFeed(
            Vertx vertx,
            UpstreamClients clients,
            AccessRegister register,
            IdentityRequests requests,
            AccessProperties properties,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.clients = clients;
        this.register = register;
        this.requests = requests;
        AbsoluteFile file = properties.snapshot();
        this.snapshot = file == null ? null : new AccessSnapshot(file.path());
        this.intervalMillis = properties.feedInterval().toMillis();
        this.maxAgeNanos = properties.maxFeedAge().toNanos();
        this.wholeSetIntervalNanos = properties.wholeSetInterval().toNanos();
        this.open = requests.isOpen();
        this.lastSuccess = System.nanoTime();
        this.context = vertx.getOrCreateContext();
        Gauge.builder("liftline.gateway.access.feed.age", this, AccessFeed::ageSeconds)
                .description("Time since the last answer of the access feed")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Whether the last answer is too old to trust an operator's credential, or there was none since the start. */
    boolean isStale() {
        return !succeeded || System.nanoTime() - lastSuccess > maxAgeNanos;
    }

    private double ageSeconds() {
        return open ? 0 : (System.nanoTime() - lastSuccess) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    @Override
    public void start() {
        running = true;
        if (open) {
            return;
        }
        if (snapshot != null) {
            snapshot.read(register::apply);
        }
        context.runOnContext(started -> {
            client = Objects.requireNonNull(clients.create(vertx, MAX_BYTES).get(PoolName.ACCESS));
            poll();
        });
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after discovery, with the health checks, and before the server. */
    @Override
    public int getPhase() {
        return 1;
    }

    private void poll() {
        if (!running) {
            return;
        }
        long after = isWholeSetDue() ? AccessRegister.UNKNOWN : register.version();
        Objects.requireNonNull(client)
                .send(requests.get(PATH + after))
                // A replica that hangs must not delay the news: the next poll goes to another one.
                .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .map(AccessFeed::changes)
                .map(this::apply)
                .onFailure(this::failed)
                .eventually(() -> vertx.timer(intervalMillis, TimeUnit.MILLISECONDS))
                .onComplete(done -> poll());
    }

    /**
     * At first, as the snapshot may be of an older database, and again from time to time: after a restore, the database's versions
     * may repeat with other contents.
     */
    private boolean isWholeSetDue() {
        return !succeeded || System.nanoTime() - lastWholeSet > wholeSetIntervalNanos;
    }

    private static AccessChanges changes(UpstreamResponse response) {
        if (response.status() != 200) {
            throw new IllegalArgumentException("the identity service responded with " + response.status());
        }
        return AccessJson.read(response.body().getBytes(), AccessChanges.class);
    }

    private AccessChanges apply(AccessChanges changes) {
        boolean changed = changes.complete() || changes.version() != register.version();
        if (changed) {
            register.apply(changes);
        }
        lastSuccess = System.nanoTime();
        if (changes.complete()) {
            lastWholeSet = lastSuccess;
        }
        if (!succeeded) {
            succeeded = true;
            log.info("Knows {} keys, version {}", changes.keys().size(), changes.version());
        } else if (failing) {
            log.info("The access feed is back at version {}", changes.version());
        }
        failing = false;
        register.forgetExpired(Instant.now());
        if (changed && snapshot != null) {
            AccessSnapshot file = snapshot;
            var _ = vertx.executeBlocking(() -> {
                file.write(register.all());
                return changes;
            });
        }
        return changes;
    }

    private void failed(Throwable failure) {
        if (!failing && running) {
            failing = true;
            log.warn(
                    "The access feed is away, so the gateway goes on with version {}: {}",
                    register.version(),
                    failure.getMessage());
        }
    }
}
