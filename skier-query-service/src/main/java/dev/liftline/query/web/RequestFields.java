package dev.liftline.query.web;

import dev.liftline.model.FieldError;
import dev.liftline.model.RideField;
import dev.liftline.model.UriPath;
import dev.liftline.query.web.response.Cursor;
import dev.liftline.query.web.response.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Parses a request's path and query fields and collects the invalid ones, so that one response names them all. The value
 * returned for an invalid field is meaningless: call {@link #throwIfInvalid()} before using any. Not thread-safe.
 */
public final class RequestFields {

    private static final String REQUIRED = "is required";
    private static final String ONCE = "must be given once";
    private static final String LIMIT_RULE = "must be an integer from 1 to " + Page.MAX_LIMIT;
    private static final String CURSOR_RULE = "must be the next of an earlier page";
    private static final String SEASON_NUMBER_RULE = "must be an integer from 0 to 2147483647";
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,3}");

    private final HttpServletRequest request;
    private final List<FieldError> errors = new ArrayList<>();
    private @Nullable QueryParameters query;

    public RequestFields(HttpServletRequest request) {
        this.request = request;
    }

    /** Parses the path variable with the field's name. */
    int path(RideField field) {
        return parse(field, field.jsonName(), pathVariable(field.jsonName()));
    }

    /**
     * Parses the path variable {@code seasonID} where the SkiDataAPI has an integer: {@code 56} is season {@code 0056}. A
     * number above 9999 is accepted and has no rides.
     */
    int seasonNumberInPath() {
        String name = RideField.SEASON_ID.jsonName();
        String text = pathVariable(name);
        OptionalInt season = RideField.SEASON_ID.parse(text);
        if (season.isPresent() || text.equals("0")) {
            return season.orElse(0);
        }
        // Any positive int32 in plain digits.
        season = RideField.SKIER_ID.parse(text);
        if (season.isEmpty()) {
            reject(name, SEASON_NUMBER_RULE);
        }
        return season.orElse(0);
    }

    /** Parses a query parameter that must be given exactly once. */
    public int query(String name, RideField field) {
        String text = single(name, true);
        return text == null ? 0 : parse(field, name, text);
    }

    /** Parses a query parameter that may be given once; null if it is not. */
    public @Nullable Integer optional(String name, RideField field) {
        String text = single(name, false);
        return text == null ? null : parse(field, name, text);
    }

    /** Parses a query parameter that may be repeated, in ascending order. */
    Set<Integer> queryValues(String name, RideField field, boolean required) {
        Set<Integer> values = new TreeSet<>();
        List<String> texts = query().values(name);
        if (texts.isEmpty() && required) {
            reject(name, REQUIRED);
        }
        for (String text : texts) {
            OptionalInt value = field.parse(text);
            if (value.isEmpty()) {
                reject(name, field.rule());
                break;
            }
            values.add(value.getAsInt());
        }
        return values;
    }

    /** Parses the query parameters {@code limit} and {@code cursor}. */
    Page page(Cursor.PagedList list) {
        int limit = Page.DEFAULT_LIMIT;
        String limitText = single("limit", false);
        if (limitText != null) {
            OptionalInt parsed = limit(limitText);
            if (parsed.isEmpty()) {
                reject("limit", LIMIT_RULE);
            } else {
                limit = parsed.getAsInt();
            }
        }
        String cursorText = single("cursor", false);
        Optional<Cursor> cursor = cursorText == null ? Optional.empty() : Cursor.decode(list, cursorText);
        if (cursorText != null && cursor.isEmpty()) {
            reject("cursor", CURSOR_RULE);
        }
        return new Page(limit, cursor.orElse(null));
    }

    /** Adds an invalid field. */
    public void reject(String field, String rule) {
        errors.add(new FieldError(field, rule));
    }

    /** @throws RequestException with every invalid field, if there is one */
    public void throwIfInvalid() {
        if (!errors.isEmpty()) {
            throw RequestException.invalid(errors);
        }
    }

    /** The exception for a body that cannot be read; it names the fields that are invalid besides. */
    public RequestException unreadable(String detail) {
        return RequestException.invalid(detail, errors);
    }

    private QueryParameters query() {
        QueryParameters parsed = query;
        if (parsed == null) {
            parsed = QueryParameters.parse(request.getQueryString());
            query = parsed;
        }
        return parsed;
    }

    private int parse(RideField field, String name, String text) {
        OptionalInt value = field.parse(text);
        if (value.isEmpty()) {
            reject(name, field.rule());
        }
        return value.orElse(0);
    }

    /**
     * A path variable as sent, normalized but not decoded: {@code 1%20} must not pass for 1. Spring's own argument resolver
     * creates a data binder per variable: for four variables that costs more than a Redis command (ADR 12).
     */
    private String pathVariable(String name) {
        String path = request.getRequestURI();
        if (path.indexOf('%') < 0) {
            Map<?, ?> variables = (Map<?, ?>) attribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
            return (String) Objects.requireNonNull(variables.get(name));
        }
        String pattern =
                attribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE).toString();
        return segments(UriPath.normalize(path)).get(segments(pattern).indexOf("{" + name + "}"));
    }

    private Object attribute(String name) {
        return Objects.requireNonNull(request.getAttribute(name), name);
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private @Nullable String single(String name, boolean required) {
        List<String> texts = query().values(name);
        if (texts.isEmpty()) {
            if (required) {
                reject(name, REQUIRED);
            }
            return null;
        }
        if (texts.size() > 1) {
            reject(name, ONCE);
            return null;
        }
        return texts.getFirst();
    }

    private static OptionalInt limit(String text) {
        int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        return limit >= 1 && limit <= Page.MAX_LIMIT ? OptionalInt.of(limit) : OptionalInt.empty();
    }
}
