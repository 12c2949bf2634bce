package dev.liftline.query.cache;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
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
import org.springframework.stereotype.Component;

/**
 * The connection to Redis: one, that all callers share and that mends itself once it stood. Each call waits until it is
 * answered or the command's time-out is over. Safe to use from any thread.
 */
@Component
class CacheConnection {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE);

    private final LettuceConnectionFactory factory;
    private final SharedGets gets = new SharedGets(this::getAll);
    private volatile @Nullable RedisClusterAsyncCommands<String, byte[]> redis;

    CacheConnection(LettuceConnectionFactory factory) {
        this.factory = factory;
    }

    /** Connects, where that has not succeeded before, and returns once Redis answers. */
    synchronized void connect() {
        if (redis == null) {
            redis = open(factory.getRequiredNativeClient());
        }
        await(commands().ping());
    }

    /** Forgets a connection that went with its client when the application was stopped, to be started again. */
    synchronized void forget() {
        redis = null;
    }

    byte @Nullable [] get(String key) {
        return gets.get(key);
    }

    private CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
        if (keys.size() == 1) {
            return commands().get(keys.getFirst()).thenApply(Collections::singletonList);
        }
        return commands()
                .mget(keys.toArray(String[]::new))
                .thenApply(pairs -> pairs.stream()
                        .<byte @Nullable []>map(pair -> pair.getValueOrElse(null))
                        .toList());
    }

    byte @Nullable [] run(Script script, String[] keys, byte[]... arguments) {
        RedisClusterAsyncCommands<String, byte[]> redis = commands();
        try {
            return await(redis.<byte[]>evalsha(script.digest(), ScriptOutputType.VALUE, keys, arguments));
        } catch (RedisNoScriptException unknown) {
            return await(redis.<byte[]>eval(script.text(), ScriptOutputType.VALUE, keys, arguments));
        }
    }

    private RedisClusterAsyncCommands<String, byte[]> commands() {
        RedisClusterAsyncCommands<String, byte[]> commands = redis;
        if (commands == null) {
            throw new IllegalStateException("Redis was never reached");
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

    /**
     * NB: without a time-out of its own. Lettuce's ends every command, and a virtual thread that waits for so long at most
     * costs a timer each time.
     */
    private static <T> T await(RedisFuture<T> answer) {
        try {
            return answer.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
