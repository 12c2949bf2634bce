package dev.liftline.gateway.pages;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page as it is served. The file names its style sheets and modules as modules import them ({@code href="#shared/base.css"}); the page
 * has their URLs, an import map, and links that load all modules at once.
 *
 * @param importMap as it stands in the page, for the policy
 */
record PageHtml(String html, String importMap) {

    private static final String IMPORT_MAP = "<script type=\"importmap\"></script>";
    private static final Pattern REFERENCE = Pattern.compile("(href|src)=\"(#[^\"]+)\"");
    private static final Pattern MODULE = Pattern.compile("<script type=\"module\"(?: async)? src=\"(#[^\"]+)\"");

    /** @param folder of the page's own modules; those in {@code shared} and the libraries are every page's */
    static PageHtml of(String source, String folder, Assets assets) {
        if (!source.contains(IMPORT_MAP)) {
            throw new IllegalStateException("The page in " + folder + " has no place for the import map.");
        }
        Map<String, String> imports = assets.urls(specifier -> isImported(specifier, folder));
        String importMap = JsonMapper.shared().writeValueAsString(Map.of("imports", imports));
        String html = REFERENCE
                .matcher(source.replace(IMPORT_MAP, "IMPORT_MAP" + preloads(source, assets)))
                .replaceAll(reference -> Matcher.quoteReplacement(withUrl(reference, assets)))
                .replace("IMPORT_MAP", "<script type=\"importmap\">" + importMap + "</script>");
        return new PageHtml(html, importMap);
    }

    private static boolean isImported(String specifier, String folder) {
        boolean own = specifier.startsWith("#");
        boolean styles = specifier.endsWith(".css");
        return !own || (!styles && (specifier.startsWith("#shared/") || specifier.startsWith("#" + folder + "/")));
    }

    private static String preloads(String source, Assets assets) {
        var graph = new ModuleGraph(assets);
        Set<String> modules = new LinkedHashSet<>();
        MODULE.matcher(source).results().forEach(script -> modules.addAll(graph.from(script.group(1))));
        return modules.stream()
                .map(module -> "\n<link rel=\"modulepreload\" href=\"" + assets.url(module) + "\">")
                .collect(Collectors.joining());
    }

    private static String withUrl(MatchResult reference, Assets assets) {
        String name = reference.group(2);
        return reference.group(1) + "=\"" + assets.url(name) + "\"";
    }
}
