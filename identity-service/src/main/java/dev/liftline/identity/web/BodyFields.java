package dev.liftline.identity.web;

import dev.liftline.identity.RejectedException;
import dev.liftline.model.FieldError;
import dev.liftline.model.RideField;
import dev.liftline.model.json.StrictJson;
import dev.liftline.model.json.UnreadableBodyException;
import dev.liftline.servicekit.web.BodyMediaType;
import dev.liftline.servicekit.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of a body, a flat JSON object of at most 4 KiB. Collects the invalid ones, so that one response names them all; a value of
 * an invalid field is meaningless: call {@link #throwIfInvalid()} before using any. Not thread-safe.
 */
final class BodyFields {

    private static final DataSize LIMIT = DataSize.ofKilobytes(4);
    private static final String REQUIRED = "is required";
    private static final String UNKNOWN = "is not a field of this request";

    /** In the place of objects, arrays and numbers with a fraction. */
    private static final Object OTHER = new Object();

    /** Null for a field that is given as null. */
    private final Map<String, @Nullable Object> values;

    private final List<FieldError> errors = new ArrayList<>();

    private BodyFields(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /**
     * Reads the body. A field that the request does not have is invalid: misspelt, a restriction would not restrict.
     *
     * @param names of the fields that the request may have
     * @throws RejectedException if the body is not a JSON object
     */
    static BodyFields read(HttpServletRequest request, String... names) throws HttpMediaTypeNotSupportedException {
        BodyMediaType.of(request);
        try {
            BodyFields fields = new BodyFields(StrictJson.read(RequestBodies.read(request, LIMIT), BodyFields::values));
            fields.rejectAllBut(Set.of(names));
            return fields;
        } catch (UnreadableBodyException e) {
            throw RejectedException.invalid(e.sentence(), List.of());
        }
    }

    private void rejectAllBut(Set<String> names) {
        values.keySet().stream().filter(name -> !names.contains(name)).forEach(name -> reject(name, UNKNOWN));
    }

    private static Map<String, @Nullable Object> values(JsonParser parser) throws UnreadableBodyException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableBodyException("The body must be a JSON object.");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            values.put(name, value(parser));
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            throw new UnreadableBodyException("Nothing may follow the JSON object.");
        }
        return values;
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.nextToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? OTHER : parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> OTHER;
        };
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    /** Whether it is given, if only as null. */
    boolean names(String name) {
        return values.containsKey(name);
    }

    /** One of two texts; required. */
    String choice(String name, String one, String other) {
        String text = text(name);
        if (!text.equals(one) && !text.equals(other)) {
            reject(name, "must be " + one + " or " + other);
        }
        return text;
    }

    /** A text that is required. */
    String text(String name) {
        Object value = required(name);
        if (!(value instanceof String text) || text.isBlank()) {
            reject(name, "must be a text that is not empty");
            return "";
        }
        // PostgreSQL does not store a zero.
        if (text.chars().anyMatch(Character::isISOControl)) {
            reject(name, "must not have control characters");
        }
        return text;
    }

    boolean flag(String name) {
        Object value = required(name);
        if (value != null && !(value instanceof Boolean)) {
            reject(name, "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** An integer in the range of {@code field}. */
    int integer(RideField field) {
        Object value = required(field.jsonName());
        return value == null ? 0 : integer(field, value);
    }

    /** As {@link #integer}; 0 if it is not given. */
    int optionalInteger(RideField field) {
        Object value = values.get(field.jsonName());
        return value == null ? 0 : integer(field, value);
    }

    private int integer(RideField field, Object value) {
        if (value instanceof Long number && field.allows(number)) {
            return number.intValue();
        }
        reject(field.jsonName(), field.rule());
        return 0;
    }

    @Nullable
    Instant optionalInstant(String name) {
        return optional(
                name,
                text -> {
                    Instant time = Instant.parse(text);
                    requireYear(time.atOffset(ZoneOffset.UTC).getYear());
                    return time;
                },
                "must be a time such as 2027-04-30T16:00:00Z");
    }

    @Nullable
    LocalDate optionalDate(String name) {
        return optional(
                name,
                text -> {
                    LocalDate date = LocalDate.parse(text);
                    requireYear(date.getYear());
                    return date;
                },
                "must be a date such as 2027-04-30");
    }

    @Nullable
    Duration optionalDuration(String name) {
        return optional(name, DurationStyle::detectAndParse, "must be a duration such as 24h or 30m");
    }

    /** PostgreSQL takes fewer years than Java. */
    private static void requireYear(int year) {
        if (year < 1 || year > 9_999) {
            throw new DateTimeException("The year has more than four digits.");
        }
    }

    private <T> @Nullable T optional(String name, Function<String, T> parse, String rule) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        try {
            if (value instanceof String text) {
                return parse.apply(text);
            }
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            // Rejected below.
        }
        reject(name, rule);
        return null;
    }

    private @Nullable Object required(String name) {
        Object value = values.get(name);
        if (value == null) {
            reject(name, REQUIRED);
        }
        return value;
    }

    /** Adds an invalid field, unless it is invalid already. */
    void reject(String field, String rule) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(new FieldError(field, rule));
        }
    }

    /** @throws RejectedException with every invalid field, if there is one */
    void throwIfInvalid() {
        if (!errors.isEmpty()) {
            throw RejectedException.invalid(errors);
        }
    }
}
