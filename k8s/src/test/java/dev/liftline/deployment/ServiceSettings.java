package dev.liftline.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment variables that a service reads, with their defaults, as its application.yaml names them.
 *
 * @param defaults by variable; a default that is itself a placeholder is given up to its first brace
 */
record ServiceSettings(Map<String, String> defaults) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(LIFTLINE_[A-Z0-9_]+):([^}]*)");

    static ServiceSettings of(String module) {
        Map<String, String> defaults = new HashMap<>();
        PLACEHOLDER
                .matcher(Repository.read(module + "/src/main/resources/application.yaml"))
                .results()
                .forEach(placeholder -> defaults.put(placeholder.group(1), placeholder.group(2)));
        return new ServiceSettings(defaults);
    }

    /** The module of an image {@code liftline/MODULE:TAG}. */
    static String moduleOf(String image) {
        return image.replaceFirst("^liftline/", "").replaceFirst(":.*$", "");
    }

    int port(String variable) {
        String port = defaults.get(variable);
        if (port == null) {
            throw new AssertionError("application.yaml has no default for " + variable);
        }
        return Integer.parseInt(port);
    }
}
