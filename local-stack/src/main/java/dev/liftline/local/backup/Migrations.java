package dev.liftline.local.backup;

import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** The migrations of a schema in the jar of the service that owns it, by version. */
public final class Migrations {

    private final SortedMap<Integer, String> scripts;

    Migrations(Map<Integer, String> scripts) {
        this.scripts = new TreeMap<>(scripts);
    }

    /**
     * Those of rides, of this repository's build.
     *
     * @throws StartException if the consumer is not built
     */
    public static Migrations of(Path repository) {
        return in(repository, "liftride-consumer-service", "db/migration");
    }

    /**
     * Those of the schema {@code identity}, of this repository's build.
     *
     * @throws StartException if the identity service is not built
     */
    public static Migrations ofIdentity(Path repository) {
        return in(repository, "identity-service", "db/identity");
    }

    private static Migrations in(Path repository, String module, String directory) {
        var jar = repository.resolve(Path.of(module, "target", module + ".jar"));
        var script = Pattern.compile("BOOT-INF/classes/%s/V(\\d+)__\\w+\\.sql".formatted(directory));
        var scripts = new TreeMap<Integer, String>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                var name = script.matcher(entry.getName());
                if (name.matches()) {
                    try (var sql = zip.getInputStream(entry)) {
                        scripts.put(
                                Integer.valueOf(name.group(1)), new String(sql.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            throw new StartException(
                    "%s cannot be read (%s): ./liftline up builds it.".formatted(jar, e.getMessage()), e);
        }
        return new Migrations(scripts);
    }

    /** The version of the newest; 0 if there is none. */
    public int latest() {
        return scripts.isEmpty() ? 0 : scripts.lastKey();
    }

    /** The SQL of the versions after {@code from} up to {@code to}, in order. */
    Iterable<String> between(int from, int to) {
        return scripts.subMap(from + 1, to + 1).values();
    }
}
