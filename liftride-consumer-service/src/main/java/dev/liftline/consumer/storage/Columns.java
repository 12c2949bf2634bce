package dev.liftline.consumer.storage;

import java.util.Collection;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** Builds the array parameters of {@code unnest}, one per column. */
final class Columns {

    private Columns() {}

    static <T> int[] ints(Collection<T> rows, ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    static <T> long[] longs(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }
}
