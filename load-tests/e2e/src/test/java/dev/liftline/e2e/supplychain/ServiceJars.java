package dev.liftline.e2e.supplychain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The libraries in the executable jars of the services. */
final class ServiceJars {

    static final List<String> SERVICES = List.of(
            "gateway-service",
            "liftride-ingest-service",
            "liftride-consumer-service",
            "skier-query-service",
            "identity-service");

    private static final Path REPOSITORY = Path.of("..", "..");
    private static final String LIBRARIES = "BOOT-INF/lib/";

    private ServiceJars() {}

    /** The file names of all libraries. */
    static Set<String> libraries() {
        return SERVICES.stream()
                .flatMap(service -> read(service, ServiceJars::libraries).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes that two libraries of a service have, each with both. */
    static Map<String, String> duplicateClasses(String service) {
        return read(service, ServiceJars::duplicateClasses);
    }

    private static <T> T read(String service, Function<JarFile, T> reader) {
        try (JarFile jar = new JarFile(REPOSITORY
                .resolve(service)
                .resolve("target/%s.jar".formatted(service))
                .toFile())) {
            return reader.apply(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> libraries(JarFile jar) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                .map(name -> name.substring(LIBRARIES.length()))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> duplicateClasses(JarFile jar) {
        Map<String, String> libraryOf = new HashMap<>();
        Map<String, String> duplicates = new HashMap<>();
        if (libraries(jar).isEmpty()) {
            throw new IllegalStateException(jar.getName() + " holds no libraries.");
        }
        for (String library : libraries(jar)) {
            try (ZipInputStream entries = new ZipInputStream(jar.getInputStream(jar.getEntry(LIBRARIES + library)))) {
                for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    String name = entry.getName();
                    if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                        String other = libraryOf.putIfAbsent(name, library);
                        if (other != null) {
                            duplicates.put(name, other + ", " + library);
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return duplicates;
    }
}
