package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of module {@code skier-app}, by their path under {@code web/}, those of libraries, by the name that modules import,
 * and which of them each page gets as one.
 */
record WebFiles(
        SortedMap<String, byte[]> own, SortedMap<String, Library> libraries, Map<String, List<List<String>>> joined) {

    private static final String FOLDER = "/web/";
    private static final String LIBRARIES = "libraries.json";
    private static final String JOINED = "joined.json";

    /** A file of a WebJar. */
    record Library(String path, Buffer content) {}

    static WebFiles read() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        SortedMap<String, byte[]> own = new TreeMap<>();
        for (Resource resource : resources.getResources("classpath*:web/**")) {
            String url = resource.getURL().toString();
            if (resource.isReadable() && !url.endsWith("/")) {
                own.put(url.substring(url.indexOf(FOLDER) + FOLDER.length()), resource.getContentAsByteArray());
            }
        }
        Map<String, List<List<String>>> joined = JsonMapper.shared()
                .readValue(
                        Objects.requireNonNull(own.remove(JOINED), "web/joined.json is missing."),
                        new TypeReference<>() {});
        byte[] declared = Objects.requireNonNull(own.remove(LIBRARIES), "web/libraries.json is missing.");
        SortedMap<String, Library> libraries = new TreeMap<>();
        Map<String, String> paths = JsonMapper.shared().readValue(declared, new TypeReference<>() {});
        for (Map.Entry<String, String> entry : paths.entrySet()) {
            libraries.put(
                    entry.getKey(), new Library(entry.getValue(), Buffer.buffer(library(resources, entry.getValue()))));
        }
        return new WebFiles(own, libraries, joined);
    }

    /** @param path without the version, which is the one of the POM: {@code lit-html/lit-html.js} */
    private static byte[] library(PathMatchingResourcePatternResolver resources, String path) throws IOException {
        int slash = path.indexOf('/');
        String pattern =
                "classpath*:META-INF/resources/webjars/" + path.substring(0, slash) + "/*" + path.substring(slash);
        Resource[] found = resources.getResources(pattern);
        if (found.length != 1) {
            throw new IllegalStateException(path + " is in " + found.length + " WebJars instead of one.");
        }
        return found[0].getContentAsByteArray();
    }

    byte[] bytes(String path) {
        return Objects.requireNonNull(own.get(path), () -> "web/" + path + " is missing.");
    }

    String text(String path) {
        return new String(bytes(path), UTF_8);
    }
}
