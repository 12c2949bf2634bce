package dev.liftline.query.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * The one connection to Redis, shared by all callers. Once established it reconnects by itself. Each call waits for the
 * reply or the command's timeout. Safe to use from any thread.
 */
@Component
class CacheConnection {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);

    private final LettuceConnectionFactory factory;
    private final GetBatcher gets = new GetBatcher(this::getAll);
    private volatile @Nullable RedisClusterAsyncCommands<String, byte[]> redis;

    CacheConnection(LettuceConnectionFactory factory) {
        this.factory = factory;
    }

    /** Connects if that has not succeeded before, and returns when Redis replies. */
    synchronized void connect() {
        if (redis == null) {
            redis = open(factory.getRequiredNativeClient());
        }
        Futures.join(commands().ping().toCompletableFuture());
    }

    /** Drops the connection. Spring closes it with its client when the application stops, and may start it again. */
    synchronized void reset() {
        redis = null;
    }

    /** What a key holds; null if it holds nothing or something else than a string. */
    byte @Nullable [] get(String key) {
        return gets.get(key);
    }

    private CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
        if (keys.size() == 1) {
            return commands()
                    .get(keys.getFirst())
                    .exceptionally(CacheConnection::nullForAnotherType)
                    .thenApply(Collections::singletonList);
        }
        return commands()
                .mget(keys.toArray(String[]::new))
                .thenApply(pairs -> pairs.stream()
                        .<byte @Nullable []>map(pair -> pair.getValueOrElse(null))
                        .toList());
    }

    /** As MGET does. */
    private static byte @Nullable [] nullForAnotherType(Throwable failure) {
        if (failure instanceof RedisCommandExecutionException error
                && String.valueOf(error.getMessage()).startsWith("WRONGTYPE")) {
            return null;
        }
        throw new CompletionException(failure);
    }

    byte @Nullable [] run(RedisScript<?> script, String[] keys, byte[]... arguments) {
        RedisClusterAsyncCommands<String, byte[]> redis = commands();
        try {
            return Futures.join(redis.<byte[]>evalsha(script.getSha1(), ScriptOutputType.VALUE, keys, arguments)
                    .toCompletableFuture());
        } catch (RedisNoScriptException unknown) {
            return Futures.join(redis.<byte[]>eval(script.getScriptAsString(), ScriptOutputType.VALUE, keys, arguments)
                    .toCompletableFuture());
        }
    }

    private RedisClusterAsyncCommands<String, byte[]> commands() {
        RedisClusterAsyncCommands<String, byte[]> commands = redis;
        if (commands == null) {
            throw new IllegalStateException("Redis has not been reached since the start");
        }
        return commands;
    }

    private static RedisClusterAsyncCommands<String, byte[]> open(AbstractRedisClient client) {
        return switch (client) {
            case RedisClient one -> one.connect(CODEC).async();
            case RedisClusterClient many -> many.connect(CODEC).async();
            default -> throw new IllegalStateException("not a Redis client: " + client);
        };
    }
}
