package dev.liftline.identity.session;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;

/**
 * Writes texts and numbers as text after a letter for the type: {@code s} for a text, {@code l} for a long, {@code i} for an int. Other
 * classes are rejected, so that nothing depends on how a release serializes them. Thread-safe.
 */
final class PlainValueSerializer implements RedisSerializer<Object> {

    private static final byte[] EMPTY = new byte[0];

    @Override
    public byte[] serialize(@Nullable Object value) {
        String text = switch (value) {
            case null -> "";
            case String string -> "s" + string;
            case Long number -> "l" + number;
            case Integer number -> "i" + number;
            // The repository publishes new sessions; nobody subscribes.
            case Map<?, ?> _ -> "";
            default -> throw new SerializationException("A session holds texts and numbers only");
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object deserialize(byte @Nullable [] bytes) {
        String text = new String(bytes == null ? EMPTY : bytes, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return null;
        }
        String value = text.substring(1);
        return switch (text.charAt(0)) {
            case 's' -> value;
            case 'l' -> Long.valueOf(value);
            case 'i' -> Integer.valueOf(value);
            default -> throw new SerializationException("A session's value has an unknown type");
        };
    }
}
