package dev.liftline.servicekit.settings;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;

/**
 * The rules of one setting, which are the Jakarta constraints of its record component, in plain words.
 *
 * @param type of the setting
 * @param optional whether it may be absent
 * @param mayBeEmpty whether an empty value means none
 * @param range of a number, duration or size
 * @param others in order
 */
record SettingRules(SettingType type, boolean optional, boolean mayBeEmpty, SettingRange range, List<Rule> others) {

    static final String NOT_EMPTY = "must not be empty";

    /** One rule as a sentence without subject, and when a value keeps it. */
    record Rule(String sentence, Predicate<Object> keeps) {}

    /** @throws IllegalStateException when the component has a constraint that is not known here */
    static SettingRules of(RecordComponent component) {
        SettingRange range = SettingRange.of(component.getAccessor());
        List<Rule> rules = new ArrayList<>(rules(component.getAccessor()));
        if (component.getAnnotatedType() instanceof AnnotatedParameterizedType generic) {
            Arrays.stream(generic.getAnnotatedActualTypeArguments())
                    .flatMap(element -> rules(element).stream())
                    .map(SettingRules::ofEachElement)
                    .forEach(rules::add);
        }
        return new SettingRules(
                new SettingType(component.getType()),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.getAccessor().isAnnotationPresent(MayBeEmpty.class),
                range,
                rules);
    }

    /** The rule that the value breaks; null if it keeps all. */
    @Nullable
    String brokenBy(Object value) {
        if (!range.contains(value)) {
            return range.sentence();
        }
        return others.stream()
                .filter(rule -> !rule.keeps().test(value))
                .map(Rule::sentence)
                .findFirst()
                .orElse(null);
    }

    /** The rule of the type, which the text breaks because it cannot be converted. */
    String ofType(@Nullable String text, BindException failure) {
        return type.isTooLarge(text) ? range.within(type).sentence() : type.sentence(failure);
    }

    private static List<Rule> rules(AnnotatedElement element) {
        List<Rule> rules = new ArrayList<>();
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation instanceof NotBlank) {
                rules.add(new Rule(NOT_EMPTY, value -> !value.toString().isBlank()));
            } else if (annotation instanceof NotEmpty) {
                rules.add(new Rule(NOT_EMPTY, value -> !(value instanceof Collection<?> all && all.isEmpty())));
            } else if (annotation instanceof Pattern pattern) {
                rules.add(new Rule(pattern.message(), value -> value.toString().matches(pattern.regexp())));
            } else if (!(annotation instanceof NotNull)) {
                // Records say with @Nullable, not with @NotNull, what may be absent.
                requireKnown(annotation, element);
            }
        }
        return rules;
    }

    private static void requireKnown(Annotation annotation, AnnotatedElement element) {
        if (annotation.annotationType().isAnnotationPresent(Constraint.class) && !SettingRange.isBound(annotation)) {
            throw new IllegalStateException(annotation + " of " + element + " has no sentence");
        }
    }

    private static Rule ofEachElement(Rule rule) {
        return new Rule(
                rule.sentence(),
                value -> !(value instanceof Collection<?> all) || all.stream().allMatch(rule.keeps()));
    }
}
