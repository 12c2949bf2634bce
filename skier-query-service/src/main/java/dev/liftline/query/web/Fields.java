package dev.liftline.query.web;

import dev.liftline.model.RideField;
import dev.liftline.query.Cursor;
import dev.liftline.query.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's path and query fields and collects every one that is wrong, so that one answer names them all. What it
 * returns for a wrong field means nothing: {@link #check()} throws before it is used. For one request, on one thread.
 */
final class Fields {

    private static final String REQUIRED = "is required";
    private static final String ONCE = "must be given once";
    private static final String LIMIT_RULE = "must be an integer from 1 to " + Page.MAX_LIMIT;
    private static final String CURSOR_RULE = "must be the next of an earlier page";
    private static final int LIMIT_DIGITS = 4;

    private final HttpServletRequest request;
    private final List<FieldError> errors = new ArrayList<>();

    Fields(HttpServletRequest request) {
        this.request = request;
    }

    /** A field of the path. */
    int path(RideField field, String text) {
        return parse(field, field.jsonName(), text);
    }

    /** A query parameter that must be there once. */
    int query(String name, RideField field) {
        String text = single(name, true);
        return text == null ? 0 : parse(field, name, text);
    }

    /** A query parameter that may be repeated, in ascending order. */
    Set<Integer> repeated(String name, RideField field, boolean required) {
        Set<Integer> values = new TreeSet<>();
        String[] texts = request.getParameterValues(name);
        if (texts == null) {
            if (required) {
                wrong(name, REQUIRED);
            }
            return values;
        }
        for (String text : texts) {
            OptionalInt value = field.parse(text);
            if (value.isEmpty()) {
                wrong(name, field.rule());
                break;
            }
            values.add(value.getAsInt());
        }
        return values;
    }

    /** The page that {@code limit} and {@code cursor} ask for. */
    Page page(Cursor.List list) {
        int limit = Page.DEFAULT_LIMIT;
        String limitText = single("limit", false);
        if (limitText != null) {
            OptionalInt parsed = limit(limitText);
            if (parsed.isEmpty()) {
                wrong("limit", LIMIT_RULE);
            } else {
                limit = parsed.getAsInt();
            }
        }
        String cursorText = single("cursor", false);
        Optional<Cursor> cursor = cursorText == null ? Optional.empty() : Cursor.decode(list, cursorText);
        if (cursorText != null && cursor.isEmpty()) {
            wrong("cursor", CURSOR_RULE);
        }
        return new Page(limit, cursor.orElse(null));
    }

    /** Notes that {@code field} is wrong. */
    void wrong(String field, String rule) {
        errors.add(new FieldError(field, rule));
    }

    /** @throws InvalidRequestException naming every wrong field, if there is one */
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidRequestException(errors);
        }
    }

    private int parse(RideField field, String name, String text) {
        OptionalInt value = field.parse(text);
        if (value.isEmpty()) {
            wrong(name, field.rule());
        }
        return value.orElse(0);
    }

    private @Nullable String single(String name, boolean required) {
        String[] texts = request.getParameterValues(name);
        if (texts == null) {
            if (required) {
                wrong(name, REQUIRED);
            }
            return null;
        }
        if (texts.length > 1) {
            wrong(name, ONCE);
            return null;
        }
        return texts[0];
    }

    private static OptionalInt limit(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= LIMIT_DIGITS
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            return OptionalInt.empty();
        }
        int limit = Integer.parseInt(text);
        return limit <= Page.MAX_LIMIT ? OptionalInt.of(limit) : OptionalInt.empty();
    }
}
