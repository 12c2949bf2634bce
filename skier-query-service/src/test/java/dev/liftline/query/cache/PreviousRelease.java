package dev.liftline.query.cache;

import dev.liftline.model.CacheKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Reads and fills Redis with the scripts of 0.1.0 before values had forms: every value is {@code VERSION:JSON}. */
final class PreviousRelease {

    private static final Pattern VALUE = Pattern.compile("\\d{1,18}:.*", Pattern.DOTALL);

    private static final RedisScript<String> TAKE = RedisScript.of("""
            local value = redis.call('GET', KEYS[1])
            if value and string.match(value, '^%d+:') then
              return value
            end
            if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
              return '+'
            end
            return '-'
            """, String.class);

    private static final RedisScript<String> FILL = RedisScript.of("""
            if redis.call('GET', KEYS[2]) ~= ARGV[1] then
              return 'lease_lost'
            end
            redis.call('DEL', KEYS[2])
            local value = redis.call('GET', KEYS[1])
            if value then
              local version = tonumber(string.match(value, '^(%d+):'))
              if version and version >= tonumber(ARGV[2]) then
                return 'not_newer'
              end
            end
            redis.call('SET', KEYS[1], ARGV[2] .. ':' .. ARGV[3], 'PX', ARGV[4])
            return 'stored'
            """, String.class);

    private final StringRedisTemplate redis;

    PreviousRelease(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** The JSON that a reader returns. */
    String read(String key, Supplier<VersionedJson> load) {
        String value = redis.opsForValue().get(key);
        if (value != null && VALUE.matcher(value).matches()) {
            return json(value);
        }
        String token = UUID.randomUUID().toString();
        List<String> keys = List.of(key, CacheKeys.lease(key));
        String reply = redis.execute(TAKE, keys, token, "2000");
        if (!"+".equals(reply)) {
            throw new AssertionError("no lease but " + reply);
        }
        VersionedJson loaded = load.get();
        String json = new String(loaded.json(), StandardCharsets.UTF_8);
        String result = redis.execute(FILL, keys, token, Long.toString(loaded.version()), json, "60000");
        if (!"stored".equals(result)) {
            throw new AssertionError("not stored but " + result);
        }
        return json;
    }

    private static String json(String value) {
        return value.substring(value.indexOf(':') + 1);
    }
}
