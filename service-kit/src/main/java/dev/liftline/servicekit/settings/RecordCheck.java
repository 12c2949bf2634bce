package dev.liftline.servicekit.settings;

import jakarta.validation.constraints.AssertTrue;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ReflectionUtils;

/**
 * Reads records of settings, each setting by itself, and collects a sentence for every wrong one. Boot's own binding stops at the
 * first, and its validator takes 300 ms to start. Not thread-safe.
 */
final class RecordCheck {

    private final Binder binder;
    private final SettingNames names;
    private final Set<String> sentences = new LinkedHashSet<>();
    private int failures;

    RecordCheck(ConfigurableEnvironment environment) {
        this.binder = Binder.get(environment);
        this.names = new SettingNames(environment);
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** Reads the settings below the prefix. */
    void read(Class<?> type, String prefix) {
        read(type, prefix, false);
    }

    /**
     * The record with the settings below the prefix; null if one of them is wrong, or if neither the caller nor a rule needs the record: the
     * first use of a constructor by reflection takes a millisecond.
     */
    private @Nullable Object read(Class<?> type, String prefix, boolean needed) {
        int before = failures;
        List<Method> rules = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(AssertTrue.class))
                .toList();
        boolean create = needed || !rules.isEmpty();
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalStateException(type.getName() + " is not a record");
        }
        @Nullable
        Object[] values = Arrays.stream(components)
                .map(component -> read(component, name(prefix, component), create))
                .toArray();
        if (failures > before || !create) {
            return null;
        }
        Object instance = instance(type, components, values);
        for (Method rule : rules) {
            ReflectionUtils.makeAccessible(rule);
            if (Boolean.FALSE.equals(ReflectionUtils.invokeMethod(rule, instance))) {
                report(names.together(rule.getAnnotation(AssertTrue.class).message(), prefix));
            }
        }
        return instance;
    }

    private @Nullable Object read(RecordComponent component, String name, boolean needed) {
        if (component.getType().isRecord()) {
            return read(component.getType(), name, needed);
        }
        if (component.getType() == Map.class) {
            return readMap(component, name, needed);
        }
        SettingRules rules = SettingRules.of(component);
        Object value;
        try {
            value = binder.bind(name, Bindable.of(ResolvableType.forType(component.getGenericType())))
                    .orElse(null);
        } catch (BindException notConverted) {
            report(name, rules.ofType(names.of(name).text(), notConverted));
            return null;
        }
        String rule = value == null ? missing(rules, name) : rules.brokenBy(value);
        if (rule != null) {
            report(name, rule);
        }
        return value;
    }

    /** Each constant of the key's enum is an entry, whose name in settings is the constant's in kebab case. */
    private Map<Object, Object> readMap(RecordComponent component, String name, boolean needed) {
        Type[] types = ((ParameterizedType) component.getGenericType()).getActualTypeArguments();
        if (!(types[0] instanceof Class<?> key
                && key.isEnum()
                && types[1] instanceof Class<?> value
                && value.isRecord())) {
            throw new IllegalStateException(component + " is not a map from an enum to a record");
        }
        Map<Object, Object> entries = new HashMap<>();
        for (Object constant : key.getEnumConstants()) {
            String entry = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
            Object settings = read(value, name + "." + entry, needed);
            if (settings != null) {
                entries.put(constant, settings);
            }
        }
        return entries;
    }

    /** An empty text is converted to no value. */
    private @Nullable String missing(SettingRules rules, String name) {
        if (names.of(name).text() != null) {
            return rules.mayBeEmpty() ? null : SettingRules.NOT_EMPTY;
        }
        return rules.optional() ? null : "must be set";
    }

    private void report(String name, String rule) {
        Setting setting = names.of(name);
        String text = setting.text();
        report(setting + ": " + (text != null && text.isBlank() ? SettingRules.NOT_EMPTY : rule) + ".");
    }

    private void report(String sentence) {
        failures++;
        sentences.add(sentence);
    }

    private static Object instance(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            ReflectionUtils.makeAccessible(constructor);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be created", e);
        }
    }

    private static String name(String prefix, RecordComponent component) {
        return prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
    }
}
