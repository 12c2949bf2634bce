package dev.liftline.query.web.response;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of an ordered list that a client asks for.
 *
 * @param limit maximum number of items, 1 to {@link #MAX_LIMIT}
 * @param after the last item of the previous page; null for the first page
 */
public record Page(int limit, @Nullable Cursor after) {

    /** Limit if the client gives none. */
    public static final int DEFAULT_LIMIT = 100;

    public static final int MAX_LIMIT = 1_000;

    /**
     * One page of a list.
     *
     * @param next cursor of the following page, or null
     */
    record Slice<T>(List<T> items, @Nullable String next) {}

    /** Cuts this page out of {@code all}, which must be ordered by {@code position}. */
    <T> Slice<T> of(List<T> all, Function<T, Cursor> position) {
        int from = after == null ? 0 : firstAfter(all, position, after);
        int to = Math.min(all.size(), from + limit);
        boolean more = to < all.size();
        return new Slice<>(
                List.copyOf(all.subList(from, to)),
                more ? position.apply(all.get(to - 1)).encode() : null);
    }

    private static <T> int firstAfter(List<T> all, Function<T, Cursor> position, Cursor after) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (position.apply(all.get(middle)).compareTo(after) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
