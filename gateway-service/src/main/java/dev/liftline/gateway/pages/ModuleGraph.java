package dev.liftline.gateway.pages;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which modules a module needs before it runs, so that they can be joined in this order. */
final class ModuleGraph {

    /** {@code import … from "x"}, {@code import "x"} and {@code export … from "x"}, but not {@code import("x")}. */
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|[;\\n}])\\s*(?:import|export)\\b(?:[\\s\\w$*{},]*?from)?\\s*[\"']([^\"']+)[\"']");

    private final Assets assets;

    ModuleGraph(Assets assets) {
        this.assets = assets;
    }

    /** The names of all that a module imports, also indirectly, each after those that it imports, and of the module; not of those that it loads later. */
    Set<String> from(String specifier) {
        Set<String> found = new LinkedHashSet<>();
        visit(specifier, new HashSet<>(), found);
        return found;
    }

    private void visit(String specifier, Set<String> visited, Set<String> found) {
        if (visited.add(specifier)) {
            IMPORT.matcher(assets.text(specifier))
                    .results()
                    .map(match -> resolve(match.group(1)))
                    .forEach(imported -> visit(imported, visited, found));
            found.add(specifier);
        }
    }

    /** Libraries import their neighbours by relative paths, which browsers resolve against {@code /assets/}. */
    static String resolve(String imported) {
        return imported.startsWith("./") ? "/assets/" + imported.substring(2) : imported;
    }
}
