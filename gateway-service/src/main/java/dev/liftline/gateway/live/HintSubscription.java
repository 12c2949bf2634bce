package dev.liftline.gateway.live;

import dev.liftline.model.CacheKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscription to Redis's channel of hints. Connects again when it is lost. For one event loop. */
final class HintSubscription {

    /** Called on the event loop. */
    interface Listener {

        /** Every message from now on arrives. */
        void subscribed();

        /** Messages may be lost from now on. */
        void lost();

        void message(byte[] message);
    }

    private static final Logger log = LoggerFactory.getLogger(HintSubscription.class);

    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    /** Longer than connecting takes while this JVM still loads its classes. */
    private static final long SUBSCRIBE_TIMEOUT_MILLIS = 5_000;

    private static final long MIN_BACKOFF_MILLIS = 100;
    private static final long MAX_BACKOFF_MILLIS = 2_000;
    private static final long PING_MILLIS = 2_000;
    /** A connection that is cut without a word is lost after this time. */
    private static final long MAX_SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Its kind, its channel and its text. */
    private static final int MESSAGE_PARTS = 3;

    private final Vertx vertx;
    private final RedisOptions options;
    private final Listener listener;
    private @Nullable Redis client;
    private int attempt;
    private long lastReply;
    private boolean subscribed;
    private boolean stopped;
    private boolean away;
    private long backoffMillis = MIN_BACKOFF_MILLIS;

    HintSubscription(Vertx vertx, String url, Listener listener) {
        this.vertx = vertx;
        this.listener = listener;
        this.options = new RedisOptions()
                .setConnectionString(url)
                .setNetClientOptions(new NetClientOptions()
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setTcpKeepAlive(true)
                        .setHostnameVerificationAlgorithm("HTTPS"));
    }

    void start() {
        connect();
    }

    void stop() {
        stopped = true;
        close();
    }

    private void connect() {
        int number = ++attempt;
        Redis created = Redis.createClient(vertx, options);
        client = created;
        created.connect()
                .compose(connection -> subscribe(number, connection))
                .timeout(SUBSCRIBE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .onComplete(connection -> subscribed(number, connection), failure -> lost(number, failure));
    }

    private Future<RedisConnection> subscribe(int number, RedisConnection connection) {
        connection.handler(this::received);
        connection.exceptionHandler(failure -> lost(number, failure));
        connection.endHandler(end -> lost(number, new IllegalStateException("the connection was closed")));
        return connection
                .send(Request.cmd(Command.SUBSCRIBE).arg(CacheKeys.HINTS))
                .map(connection);
    }

    private void subscribed(int number, RedisConnection connection) {
        if (isOver(number)) {
            return;
        }
        subscribed = true;
        backoffMillis = MIN_BACKOFF_MILLIS;
        log.info(away ? "Redis is back, and hints arrive again" : "Hints arrive from Redis");
        away = false;
        listener.subscribed();
        lastReply = System.nanoTime();
        watch(number, connection);
    }

    /**
     * Asks for a sign of life from time to time. Any reply is one: when a message comes between a command and its reply, the client drops
     * the command's future and passes the reply to {@link #received}.
     */
    private void watch(int number, RedisConnection connection) {
        vertx.setTimer(PING_MILLIS, timer -> {
            if (isOver(number)) {
                return;
            }
            if (System.nanoTime() - lastReply > MAX_SILENCE_NANOS) {
                lost(number, new IllegalStateException("it is silent"));
            } else {
                connection.send(Request.cmd(Command.PING)).onSuccess(pong -> lastReply = System.nanoTime());
                watch(number, connection);
            }
        });
    }

    private void received(@Nullable Response reply) {
        lastReply = System.nanoTime();
        if (subscribed && reply != null && isMessage(reply)) {
            listener.message(Objects.requireNonNull(reply.get(2)).toBytes());
        }
    }

    private static boolean isMessage(Response reply) {
        return (reply.type() == ResponseType.PUSH || reply.type() == ResponseType.MULTI)
                && reply.size() == MESSAGE_PARTS
                && "message".equals(String.valueOf(reply.get(0)));
    }

    /** Whether this attempt has failed already, or nobody wants it. */
    private boolean isOver(int number) {
        return stopped || number != attempt || client == null;
    }

    private void lost(int number, Throwable failure) {
        if (isOver(number)) {
            return;
        }
        close();
        if (!away) {
            away = true;
            log.warn("Redis is away, so live streams pause: {}", failure.getMessage());
        }
        if (subscribed) {
            subscribed = false;
            listener.lost();
        }
        long jitter = ThreadLocalRandom.current().nextLong(backoffMillis / 2 + 1);
        vertx.setTimer(backoffMillis + jitter, timer -> {
            if (!stopped) {
                connect();
            }
        });
        backoffMillis = Math.min(2 * backoffMillis, MAX_BACKOFF_MILLIS);
    }

    private void close() {
        Redis last = client;
        client = null;
        if (last != null) {
            last.close();
        }
    }
}
