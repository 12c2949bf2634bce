package dev.liftline.query.web.response;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position of an item in an ordered list. The next page holds the items strictly after it, so pages neither repeat nor
 * skip an item that existed when the first page was read.
 *
 * @param list the list it belongs to
 * @param first the item's first sort key, 0 or more
 * @param second the item's second sort key, 0 or more
 */
public record Cursor(PagedList list, int first, int second) implements Comparable<Cursor> {

    private static final Pattern FORM = Pattern.compile("([a-z]+)\\.(\\d{1,9})\\.(\\d{1,10})");
    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::list).thenComparingInt(Cursor::first).thenComparingInt(Cursor::second);

    /** The lists with pages. */
    public enum PagedList {
        DAYS("days"),
        RIDES("rides");

        private final String tag;

        PagedList(String tag) {
            this.tag = tag;
        }
    }

    /** Encodes the cursor for clients: base64url without padding. */
    public String encode() {
        String text = list.tag + "." + first + "." + second;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Decodes a cursor of {@code list}; empty for anything that {@link #encode()} does not produce. */
    public static Optional<Cursor> decode(PagedList list, String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            Matcher matcher = FORM.matcher(new String(bytes, StandardCharsets.US_ASCII));
            if (!matcher.matches() || !matcher.group(1).equals(list.tag)) {
                return Optional.empty();
            }
            Cursor cursor = new Cursor(list, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
            // Rejects padding and leading zeros: a position has one form.
            return cursor.encode().equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException notBase64OrTooLarge) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
