package dev.liftline.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml with its anchors and merges resolved and every {@code ${NAME:-default}} at its default. */
record ComposeFile(Map<String, Service> services, List<String> topLevelKeys) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");

    /** A service of the file; {@code raw} has all its keys. */
    record Service(String image, Map<String, String> environment, List<String> healthcheck, Map<String, ?> raw) {}

    static ComposeFile ofThisRepository() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, ?> file = new Yaml(new SafeConstructor(options)).load(Repository.read("docker-compose.yml"));
        Map<String, Service> services = new LinkedHashMap<>();
        map(file, "services").forEach((name, definition) -> services.put(name, service((Map<?, ?>) definition)));
        return new ComposeFile(services, List.copyOf(file.keySet()));
    }

    Service service(String name) {
        Service service = services.get(name);
        if (service == null) {
            throw new AssertionError("docker-compose.yml has no service " + name);
        }
        return service;
    }

    private static Service service(Map<?, ?> definition) {
        Map<String, String> environment = new LinkedHashMap<>();
        map(definition, "environment")
                .forEach((name, value) -> environment.put(
                        name, VARIABLE.matcher(String.valueOf(value)).replaceAll("$1")));
        List<String> healthcheck = strings(map(definition, "healthcheck").get("test"));
        return new Service(String.valueOf(definition.get("image")), environment, healthcheck, copy(definition));
    }

    /** A list of strings; empty if the key is missing. */
    static List<String> strings(@Nullable Object list) {
        return list instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** A nested mapping; empty if the key is missing. */
    static Map<String, Object> map(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> child ? copy(child) : Map.of();
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
