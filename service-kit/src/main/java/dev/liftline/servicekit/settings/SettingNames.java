package dev.liftline.servicekit.settings;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds where a property's value was set. {@code application.yaml} takes it from an environment variable,
 * {@code ${LIFTLINE_PORT:8101}}, which is what the user wrote.
 */
final class SettingNames {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:{}]+)");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(?:[-.][a-z0-9]+)*");

    private final ConfigurableEnvironment environment;

    SettingNames(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** The setting that determines the property's value. */
    Setting of(String property) {
        ConfigurationProperty found = find(property);
        if (found == null) {
            return new Setting(property, null);
        }
        String text = String.valueOf(found.getValue());
        List<String> sources = PLACEHOLDER
                .matcher(text)
                .results()
                .map(placeholder -> placeholder.group(1))
                .toList();
        for (String source : sources) {
            String value = text(source);
            if (value != null) {
                // An application.yaml refers to environment variables or to other properties.
                return isVariable(source) ? new Setting(source, value) : of(source);
            }
        }
        return sources.isEmpty()
                ? new Setting(writtenName(found), text)
                : new Setting(sources.getFirst(), environment.getProperty(property));
    }

    /**
     * The sentence about a rule for several settings of a record, such as {@code max-time must be at least base-time}, with the names and
     * values of the settings.
     */
    String together(String rule, String prefix) {
        String named = WORD.matcher(rule).replaceAll(word -> Matcher.quoteReplacement(named(word, prefix)));
        return named.replaceFirst(" must ", ": must ") + ".";
    }

    private String named(MatchResult word, String prefix) {
        String property = prefix + "." + word.group();
        return find(property) == null ? word.group() : of(property).toString();
    }

    private @Nullable ConfigurationProperty find(String property) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
        for (var source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The value before its own placeholders are replaced, which may be what is wrong with it. */
    private @Nullable String text(String source) {
        return environment.getPropertySources().stream()
                .map(candidate -> candidate.getProperty(source))
                .filter(Objects::nonNull)
                .findFirst()
                .map(String::valueOf)
                .orElse(null);
    }

    private static boolean isVariable(String source) {
        return source.chars().noneMatch(Character::isLowerCase);
    }

    /** Environment variables may also name the property itself, {@code LIFTLINE_GATEWAY_UPSTREAM_AFFINITY}. */
    private static String writtenName(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        return origin instanceof PropertySourceOrigin written && isEnvironment(written.getPropertySource())
                ? written.getPropertyName()
                : property.getName().toString();
    }

    private static boolean isEnvironment(PropertySource<?> source) {
        return source instanceof SystemEnvironmentPropertySource;
    }
}
