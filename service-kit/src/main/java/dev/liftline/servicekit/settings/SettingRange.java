package dev.liftline.servicekit.settings;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Which numbers, durations (as seconds) or sizes (as bytes) a setting may have, both bounds included.
 *
 * @param type of the setting, in whose notation the bounds are printed
 * @param min null for none
 * @param max null for none
 */
record SettingRange(
        SettingType type,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    private static final Set<Class<? extends Annotation>> BOUNDS = Set.of(
            Min.class,
            Max.class,
            DecimalMin.class,
            DecimalMax.class,
            Positive.class,
            DurationMin.class,
            DurationMax.class);

    /** The range that the constraints of a record's accessor allow. */
    static SettingRange of(Method accessor) {
        BigDecimal min = null;
        BigDecimal max = null;
        for (Annotation annotation : accessor.getAnnotations()) {
            // A switch by type costs milliseconds at its first use, which is at every start.
            if (annotation instanceof Min bound) {
                min = BigDecimal.valueOf(bound.value());
            } else if (annotation instanceof Max bound) {
                max = BigDecimal.valueOf(bound.value());
            } else if (annotation instanceof DecimalMin bound) {
                min = new BigDecimal(bound.value());
            } else if (annotation instanceof DecimalMax bound) {
                max = new BigDecimal(bound.value());
            } else if (annotation instanceof Positive) {
                min = BigDecimal.ONE;
            } else if (annotation instanceof DurationMin bound) {
                min = seconds(duration(bound));
            } else if (annotation instanceof DurationMax bound) {
                max = seconds(duration(bound));
            }
        }
        return new SettingRange(new SettingType(accessor.getReturnType()), min, max);
    }

    static boolean isBound(Annotation annotation) {
        return BOUNDS.contains(annotation.annotationType());
    }

    boolean contains(Object value) {
        if (min == null && max == null) {
            return true;
        }
        BigDecimal number = number(value);
        return number != null
                && (min == null || number.compareTo(min) >= 0)
                && (max == null || number.compareTo(max) <= 0);
    }

    /** Null for a number that is not finite. */
    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof Duration duration) {
            return seconds(duration);
        }
        if (value instanceof DataSize size) {
            return BigDecimal.valueOf(size.toBytes());
        }
        return value instanceof Double real && !Double.isFinite(real) ? null : new BigDecimal(value.toString());
    }

    /** This range without what the type cannot hold. */
    SettingRange within(SettingType type) {
        return new SettingRange(type, min == null ? type.smallest() : min, max == null ? type.largest() : max);
    }

    /** The rule without subject, for example {@code must be between 0 and 1}. */
    String sentence() {
        if (min != null && max != null) {
            return "must be between " + type.print(min) + " and " + type.print(max);
        }
        if (min != null) {
            return min.signum() == 0 ? "must not be negative" : "must be at least " + type.print(min);
        }
        return max == null ? "must be finite" : "must be at most " + type.print(max);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static Duration duration(DurationMin bound) {
        return Duration.ofDays(bound.days())
                .plusHours(bound.hours())
                .plusMinutes(bound.minutes())
                .plusSeconds(bound.seconds())
                .plusMillis(bound.millis())
                .plusNanos(bound.nanos());
    }

    private static Duration duration(DurationMax bound) {
        return Duration.ofDays(bound.days())
                .plusHours(bound.hours())
                .plusMinutes(bound.minutes())
                .plusSeconds(bound.seconds())
                .plusMillis(bound.millis())
                .plusNanos(bound.nanos());
    }
}
