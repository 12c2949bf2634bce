package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one page may load, by the name that modules import: the files of its folder, those in {@code shared} and the libraries. Files that
 * it needs together are joined, as {@code joined.json} says: texts are one file with several names; style sheets and modules stand in the
 * page, and the URL of such a module has only its exports.
 */
final class PageFiles {

    private static final String STYLES = ".css";
    private static final String TEXTS = ".json";

    private final Assets assets;
    private final SortedMap<String, String> urls;
    private final Map<String, String> inline = new HashMap<>();

    PageFiles(String folder, WebFiles files, Assets assets) {
        this.assets = assets;
        urls = assets.urls(
                name -> !name.startsWith("#") || name.startsWith("#shared/") || name.startsWith("#" + folder + "/"));
        for (List<String> names : files.joined().getOrDefault(folder, List.of())) {
            String last = names.getLast();
            if (last.endsWith(STYLES)) {
                inline.put(last, joinStyles(names));
            } else if (last.endsWith(TEXTS)) {
                add(names, last, joinTexts(names));
            } else {
                Set<String> modules = modules(names);
                JoinedModules joined = JoinedModules.of(modules, assets);
                inline.put(last, joined.script());
                add(modules, last, joined.module());
            }
        }
        urls.keySet().removeIf(name -> name.startsWith("#") && name.endsWith(STYLES));
    }

    private void add(Collection<String> names, String last, String text) {
        String url = assets.add(last.substring(1), text.getBytes(UTF_8));
        names.forEach(name -> urls.put(name, url));
    }

    /** The modules and all that they import. */
    private Set<String> modules(List<String> names) {
        Set<String> modules = new LinkedHashSet<>();
        var graph = new ModuleGraph(assets);
        names.forEach(name -> modules.addAll(graph.from(name)));
        return modules;
    }

    private String joinStyles(List<String> names) {
        return names.stream().map(this::withoutComments).collect(Collectors.joining());
    }

    private String joinTexts(List<String> names) {
        Map<String, String> catalogue = new LinkedHashMap<>();
        names.forEach(name -> catalogue.putAll(
                JsonMapper.shared().readValue(assets.text(name), new TypeReference<Map<String, String>>() {})));
        return JsonMapper.shared().writeValueAsString(catalogue);
    }

    String url(String name) {
        String url = urls.get(name);
        if (url == null) {
            throw new IllegalStateException("There is no file " + name + ".");
        }
        return url;
    }

    /** The text of what stands in the page itself: a script, or what is joined under this name. */
    String inline(String name) {
        String joined = inline.get(name);
        return joined == null ? withoutComments(name) : joined;
    }

    private String withoutComments(String name) {
        return JoinedModules.withoutComments(name, assets.text(name));
    }

    /** The URLs of all files, each once. */
    List<String> urls() {
        return urls.values().stream().distinct().toList();
    }

    /** The URL of each file by its name. */
    SortedMap<String, String> byName() {
        return Collections.unmodifiableSortedMap(urls);
    }
}
