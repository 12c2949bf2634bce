package dev.liftline.testkit.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.Yaml;

/**
 * The settings in the {@code META-INF/spring-configuration-metadata.json} of the service and its libraries of this project, which the
 * compiler writes for each {@code @ConfigurationProperties} record.
 *
 * @param used the properties in the service's {@code application.yaml}
 */
record SettingsMetadata(Set<String> used) {

    /**
     * One setting.
     *
     * @param property its name
     * @param component of the record
     */
    record Setting(String property, RecordComponent component) {}

    /** Those of the service, and those that services share or Boot has, if the service sets them. */
    List<Setting> settings() {
        return resources().stream()
                .flatMap(SettingsMetadata::properties)
                .filter(property -> sourceType(property).startsWith("dev.liftline."))
                .flatMap(property -> settings(String.valueOf(property.get("name")), sourceType(property))
                        .filter(setting -> !sourceType(property).startsWith("dev.liftline.servicekit.")
                                || used.contains(setting.property())))
                .toList();
    }

    private static String sourceType(Map<String, Object> property) {
        return String.valueOf(property.get("sourceType"));
    }

    private Stream<Setting> settings(String name, String type) {
        Class<?> source = ClassUtils.resolveClassName(type, ClassUtils.getDefaultClassLoader());
        // An actuator endpoint has settings without a record.
        return source.isRecord()
                ? Arrays.stream(source.getRecordComponents())
                        .filter(component -> name.endsWith("." + dashed(component)))
                        .flatMap(component -> component.getType() == Map.class
                                ? entries(name, component)
                                : Stream.of(new Setting(name, component)))
                : Stream.empty();
    }

    /** The metadata ends at a map. */
    private Stream<Setting> entries(String map, RecordComponent component) {
        Class<?> value = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1];
        Set<String> keys = new TreeSet<>();
        used.stream()
                .filter(property -> property.startsWith(map + "."))
                .map(property -> property.substring(0, property.indexOf('.', map.length() + 1)))
                .forEach(keys::add);
        return keys.stream()
                .flatMap(key -> Arrays.stream(value.getRecordComponents())
                        .map(nested -> new Setting(key + "." + dashed(nested), nested)));
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> properties(URL metadata) {
        try (InputStream json = metadata.openStream()) {
            // JSON's escape of a slash is not YAML's.
            String text = new String(json.readAllBytes(), StandardCharsets.UTF_8).replace("\\/", "/");
            Map<String, Object> document = new Yaml().load(text);
            return ((List<Map<String, Object>>) Objects.requireNonNull(document.get("properties"))).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<URL> resources() {
        try {
            return Collections.list(SettingsMetadata.class
                    .getClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
