package dev.liftline.testkit.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** The settings of the service on the class path: its {@code application.yaml}, with wrong values for each. */
public final class ServiceSettings {

    /** What a service started by hand is given, as no gateway signs its requests. */
    private static final Map<String, String> BY_HAND = Map.of("LIFTLINE_OPEN", "true");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(LIFTLINE_[A-Z0-9_]+)");

    private final EnumerablePropertySource<?> file;

    private ServiceSettings(EnumerablePropertySource<?> file) {
        this.file = file;
    }

    public static ServiceSettings onClassPath() {
        try {
            return new ServiceSettings((EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                    .load("application.yaml", new ClassPathResource("application.yaml"))
                    .getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the service reads when it is open and these environment variables are set, and no others. */
    public ConfigurableEnvironment environment(Map<String, String> variables) {
        return environment(variables, Map.of());
    }

    /** Every setting with every wrong value for it. */
    public List<WrongSetting> wrongSettings() {
        return new SettingsMetadata(Set.of(file.getPropertyNames()))
                .settings().stream()
                        .flatMap(setting -> WrongValues.of(setting.component()).stream()
                                .map(value -> new WrongSetting(setting.property(), name(setting.property()), value)))
                        .toList();
    }

    /**
     * The wrong settings for which the check has no sentence that names the setting, the value and a rule, each with the sentences it has
     * instead.
     */
    public List<String> unexplained(Function<ConfigurableEnvironment, List<String>> check) {
        return wrongSettings().stream()
                .flatMap(wrong -> {
                    List<String> sentences = check.apply(environment(wrong));
                    return sentences.size() == 1 && wrong.isExplainedBy(sentences.getFirst())
                            ? Stream.empty()
                            : Stream.of(wrong + " -> " + sentences);
                })
                .toList();
    }

    /** The variables that may have any value. */
    public Set<String> variablesWithoutRule() {
        Set<String> variables = Stream.of(file.getPropertyNames())
                .flatMap(property -> VARIABLE.matcher(text(property)).results())
                .map(variable -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        wrongSettings().forEach(wrong -> variables.remove(wrong.name()));
        return variables;
    }

    private ConfigurableEnvironment environment(WrongSetting wrong) {
        Map<String, String> setting = Map.of(wrong.name(), wrong.value());
        return wrong.name().equals(wrong.property()) ? environment(Map.of(), setting) : environment(setting, Map.of());
    }

    private ConfigurableEnvironment environment(Map<String, String> variables, Map<String, String> properties) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.forEach(source -> sources.remove(source.getName()));
        sources.addLast(new MapPropertySource("commandLineArgs", Map.copyOf(properties)));
        sources.addLast(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
        sources.addLast(new SystemEnvironmentPropertySource("byHand", Map.copyOf(BY_HAND)));
        sources.addLast(file);
        return environment;
    }

    /** The variable that the property takes its value from, directly or through other properties; else the property. */
    private String name(String property) {
        String text = text(property);
        @Nullable
        String variable = VARIABLE.matcher(text)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse(null);
        if (variable != null) {
            return variable;
        }
        @Nullable
        MatchResult other = Pattern.compile("^\\$\\{([a-z.-]+)}$")
                .matcher(text)
                .results()
                .findFirst()
                .orElse(null);
        return other == null ? property : name(other.group(1));
    }

    private String text(String property) {
        Object value = file.getProperty(property);
        return value == null ? "" : value.toString();
    }
}
