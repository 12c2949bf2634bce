package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one page may load, by the name that modules import: the files of its folder, those in {@code shared} and the libraries. Files that
 * it needs together are one file with several names, as {@code joined.json} says.
 */
final class PageFiles {

    private static final String STYLES = ".css";

    private final Assets assets;
    private final SortedMap<String, String> urls;

    PageFiles(String folder, WebFiles files, Assets assets) {
        this.assets = assets;
        urls = assets.urls(
                name -> !name.startsWith("#") || name.startsWith("#shared/") || name.startsWith("#" + folder + "/"));
        Set<String> joined = new HashSet<>();
        for (List<String> names : files.joined().getOrDefault(folder, List.of())) {
            String last = names.getLast();
            Set<String> parts = last.endsWith(".js") ? modules(names, joined) : new LinkedHashSet<>(names);
            String url = assets.add(last.substring(1), join(parts).getBytes(UTF_8));
            parts.forEach(part -> urls.put(part, url));
            joined.addAll(parts);
        }
    }

    /** The modules and all that they import, but for what an earlier file has. */
    private Set<String> modules(List<String> names, Set<String> joined) {
        Set<String> modules = new LinkedHashSet<>();
        var graph = new ModuleGraph(assets);
        names.forEach(name -> modules.addAll(graph.from(name)));
        modules.removeAll(joined);
        return modules;
    }

    private String join(Set<String> names) {
        Map<String, String> texts = new LinkedHashMap<>();
        names.forEach(name -> texts.put(name, new String(assets.content(name), UTF_8)));
        if (names.stream().allMatch(name -> name.endsWith(".json"))) {
            Map<String, String> catalogue = new LinkedHashMap<>();
            texts.values()
                    .forEach(text -> catalogue.putAll(
                            JsonMapper.shared().readValue(text, new TypeReference<Map<String, String>>() {})));
            return JsonMapper.shared().writeValueAsString(catalogue);
        }
        if (names.stream().allMatch(name -> name.endsWith(STYLES))) {
            return texts.entrySet().stream()
                    .map(entry -> JoinedModules.withoutComments(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining());
        }
        return JoinedModules.of(names, assets);
    }

    String url(String name) {
        String url = urls.get(name);
        if (url == null) {
            throw new IllegalStateException("There is no file " + name + ".");
        }
        return url;
    }

    byte[] content(String name) {
        return assets.content(name);
    }

    /** The URLs of all files, each once. */
    List<String> urls() {
        return urls.values().stream().distinct().toList();
    }

    /** What modules can import or resolve: all but the page's own style sheets. */
    SortedMap<String, String> imported() {
        SortedMap<String, String> imported = new TreeMap<>(urls);
        imported.keySet().removeIf(name -> name.startsWith("#") && name.endsWith(STYLES));
        return imported;
    }
}
