package dev.liftline.testkit.settings;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/** Values that a setting's type and constraints do not allow: empty, of another type, below and above the range. */
final class WrongValues {

    private final RecordComponent component;
    private final List<String> values = new ArrayList<>();

    private WrongValues(RecordComponent component) {
        this.component = component;
    }

    static List<String> of(RecordComponent component) {
        WrongValues wrong = new WrongValues(component);
        wrong.add();
        return List.copyOf(wrong.values);
    }

    private void add() {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(component.getType());
        if (type == String.class || Collection.class.isAssignableFrom(type)) {
            addTexts();
            return;
        }
        if (constraints().noneMatch(annotation -> isNamed(annotation, "MayBeEmpty"))) {
            values.add("");
        }
        switch (type.getSimpleName()) {
            case "Duration" -> {
                values.add("5 parsecs");
                addBounds(1, milliseconds -> milliseconds + "ms");
            }
            case "DataSize" -> {
                values.add("5 parsecs");
                addBounds(1, bytes -> bytes + "B");
            }
            case "Short", "Integer", "Long" -> {
                values.addAll(List.of("seven", "1.5", "99999999999999999999"));
                addBounds(1, Long::toString);
            }
            case "Double" -> {
                values.addAll(List.of("seven", "NaN"));
                // Hundredths.
                addBounds(100, hundredths -> BigDecimal.valueOf(hundredths, 2).toPlainString());
            }
            case "InetAddress" -> values.add("[no address");
            default -> values.add("no value of this type");
        }
    }

    private void addTexts() {
        boolean pattern = constraints().anyMatch(constraint -> isNamed(constraint, "Pattern"));
        if (pattern) {
            values.add("no such text");
        }
        if (constraints().anyMatch(constraint -> isNamed(constraint, "NotBlank") || isNamed(constraint, "NotEmpty"))
                || (pattern && component.getType() == String.class)) {
            values.add("");
        }
    }

    private void addBounds(long scale, LongFunction<String> print) {
        constraints().forEach(constraint -> {
            Bound bound = new Bound(AnnotationUtils.getAnnotationAttributes(constraint));
            switch (constraint.annotationType().getSimpleName()) {
                case "Positive" -> values.add(print.apply(0));
                case "Min" -> values.add(print.apply(bound.number("value") - 1));
                case "Max" -> values.add(print.apply(bound.number("value") + 1));
                case "DecimalMin" -> values.add(print.apply(bound.scaled(scale) - 1));
                case "DecimalMax" -> values.add(print.apply(bound.scaled(scale) + 1));
                case "DurationMin" -> values.add(print.apply(bound.milliseconds() - 1));
                case "DurationMax" -> values.add(print.apply(bound.milliseconds() + 1));
                default -> {}
            }
        });
    }

    private Stream<Annotation> constraints() {
        Stream<Annotation> own = Arrays.stream(component.getAccessor().getAnnotations());
        return component.getAnnotatedType() instanceof AnnotatedParameterizedType generic
                ? Stream.concat(
                        own,
                        Arrays.stream(generic.getAnnotatedActualTypeArguments())
                                .flatMap(element -> Arrays.stream(element.getAnnotations())))
                : own;
    }

    private static boolean isNamed(Annotation constraint, String name) {
        return constraint.annotationType().getSimpleName().equals(name);
    }

    /** @param attributes of a constraint */
    private record Bound(Map<String, @Nullable Object> attributes) {

        long number(String attribute) {
            return (long) Objects.requireNonNull(attributes.get(attribute));
        }

        long scaled(long scale) {
            return new BigDecimal(String.valueOf(attributes.get("value")))
                    .multiply(BigDecimal.valueOf(scale))
                    .longValueExact();
        }

        long milliseconds() {
            return Duration.ofDays(number("days"))
                    .plusHours(number("hours"))
                    .plusMinutes(number("minutes"))
                    .plusSeconds(number("seconds"))
                    .plusMillis(number("millis"))
                    .toMillis();
        }
    }
}
