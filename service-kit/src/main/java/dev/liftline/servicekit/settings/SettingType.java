package dev.liftline.servicekit.settings;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * The type of a setting, described for its user.
 *
 * @param type in Java
 */
record SettingType(Class<?> type) {

    private static final Map<Class<?>, Long> LARGEST = Map.of(
            Short.class, (long) Short.MAX_VALUE, Integer.class, (long) Integer.MAX_VALUE, Long.class, Long.MAX_VALUE);
    private static final Map<Class<?>, String> SENTENCES = Map.of(
            Duration.class, "must be a duration such as 500ms or 2s",
            DataSize.class, "must be a size such as 512KB or 4MB",
            Double.class, "must be a number",
            Boolean.class, "must be true or false",
            InetAddress.class, "must be an IP address such as 127.0.0.1, or a name that resolves",
            URI.class, "must be a URI");

    /** Units of durations in seconds and of sizes in bytes, the largest first. */
    private static final List<Map.Entry<String, BigDecimal>> TIME_UNITS = List.of(
            unit("d", "86400"),
            unit("h", "3600"),
            unit("m", "60"),
            unit("s", "1"),
            unit("ms", "0.001"),
            unit("ns", "1E-9"));

    private static final List<Map.Entry<String, BigDecimal>> SIZE_UNITS =
            List.of(unit("GB", "1073741824"), unit("MB", "1048576"), unit("KB", "1024"), unit("B", "1"));

    SettingType(Class<?> type) {
        this.type = ClassUtils.resolvePrimitiveIfNecessary(type);
    }

    /** Whether the text is a whole number that the type cannot hold. */
    boolean isTooLarge(@Nullable String text) {
        return LARGEST.containsKey(type) && text != null && text.strip().matches("[+-]?\\d{4,}");
    }

    @Nullable
    BigDecimal smallest() {
        BigDecimal largest = largest();
        return largest == null ? null : largest.negate().subtract(BigDecimal.ONE);
    }

    @Nullable
    BigDecimal largest() {
        Long largest = LARGEST.get(type);
        return largest == null ? null : BigDecimal.valueOf(largest);
    }

    /** What a text that cannot be converted should be, without subject. */
    String sentence(BindException failure) {
        if (LARGEST.containsKey(type)) {
            return "must be a whole number";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        String sentence = SENTENCES.get(type);
        return sentence == null ? explanation(failure) : sentence;
    }

    /** The other types convert themselves and explain what they do not accept. */
    private static String explanation(BindException failure) {
        String message = String.valueOf(
                NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        return message.startsWith("must ") ? message : "must be valid: " + message;
    }

    /** A number, seconds or bytes as the user would write it. */
    String print(BigDecimal number) {
        if (type == Duration.class) {
            return print(number, TIME_UNITS);
        }
        return type == DataSize.class ? print(number, SIZE_UNITS) : number.toPlainString();
    }

    private static String print(BigDecimal number, List<Map.Entry<String, BigDecimal>> units) {
        Map.Entry<String, BigDecimal> unit = units.stream()
                .filter(candidate -> number.signum() != 0
                        && number.remainder(candidate.getValue()).signum() == 0)
                .findFirst()
                .orElse(units.getLast());
        return number.divide(unit.getValue()).stripTrailingZeros().toPlainString() + unit.getKey();
    }

    private static Map.Entry<String, BigDecimal> unit(String name, String value) {
        return Map.entry(name, new BigDecimal(value));
    }
}
