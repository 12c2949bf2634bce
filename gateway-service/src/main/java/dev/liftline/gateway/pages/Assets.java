package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files that pages load, each under a name that contains a hash of its content, so that browsers keep it for good. Immutable.
 *
 * <p>A module is imported by {@code #} and its path, for example {@code #shared/api.js}; a library by the name that it has everywhere.
 */
final class Assets {

    private static final String PATH = "/assets/";

    private final Map<String, ServedFile> byName = new HashMap<>();
    private final SortedMap<String, String> urls = new TreeMap<>();
    private final SortedMap<String, byte[]> contents = new TreeMap<>();

    Assets(WebFiles files) {
        files.own().forEach((path, content) -> {
            if (isAsset(path)) {
                urls.put("#" + path, add(path, content));
                contents.put("#" + path, content);
            }
        });
        files.libraries().forEach((specifier, library) -> {
            byte[] content = library.content().getBytes();
            urls.put(specifier, add(library.path(), content));
            contents.put(specifier, content);
        });
    }

    /** Pages, icons and what must keep its name are none. */
    private static boolean isAsset(String path) {
        return path.contains("/")
                && !path.startsWith("icons/")
                && !path.endsWith("/service-worker.js")
                && !path.endsWith(".html")
                && !path.endsWith(".webmanifest");
    }

    /** Adds a file; returns its URL. */
    String add(String path, byte[] content) {
        String extension = MediaTypes.extension(path);
        String base = path.substring(0, path.length() - extension.length() - 1).replace('/', '-');
        String name = base + "." + Hash.name(content) + "." + extension;
        byName.put(name, ServedFile.immutable(name, content));
        return PATH + name;
    }

    /** The file at {@code /assets/{name}}; null if there is none. */
    @Nullable
    ServedFile file(String name) {
        return byName.get(name);
    }

    /** The URLs of the files that modules import by such names, in the order of the names. */
    SortedMap<String, String> urls(Predicate<String> specifier) {
        SortedMap<String, String> found = new TreeMap<>(urls);
        found.keySet().removeIf(specifier.negate());
        return found;
    }

    /** The text of the file that modules import by this name. */
    String text(String specifier) {
        byte[] content = contents.get(specifier);
        if (content == null) {
            throw new IllegalStateException("There is no file " + specifier + ".");
        }
        return new String(content, UTF_8);
    }
}
