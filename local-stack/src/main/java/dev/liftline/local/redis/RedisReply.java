package dev.liftline.local.redis;

import java.util.List;

/** A reply of Redis. */
public sealed interface RedisReply {

    /** A string, a status or a number as text. */
    record Text(String value) implements RedisReply {}

    record Failure(String message) implements RedisReply {}

    record Nothing() implements RedisReply {}

    record Items(List<RedisReply> values) implements RedisReply {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** The reply as {@code redis-cli} prints it to a file, one line for each item. */
    default String text() {
        return switch (this) {
            case Text text -> text.value();
            case Failure failure -> "(error) " + failure.message();
            case Nothing _ -> "";
            case Items items ->
                String.join("\n", items.values().stream().map(RedisReply::text).toList());
        };
    }
}
