package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Modules as one script that stands in a page, so that the page waits for none of them. Each becomes a function: its parameters are what
 * it imports, it returns what it exports. The names of all are properties of one object, so each name may be there only once.
 */
final class JoinedModules {

    private static final String BEGIN = "(?<=^|[;\\n}])\\s*";
    private static final Pattern IMPORT =
            Pattern.compile(BEGIN + "import\\s*(?:\\{([^}]*)}\\s*from\\s*)?\"([^\"]+)\";?");
    private static final Pattern FORWARD =
            Pattern.compile(BEGIN + "export\\s*(?:\\*|\\{([^}]*)})\\s*from\\s*\"([^\"]+)\";?");
    private static final Pattern LIST = Pattern.compile(BEGIN + "export\\s*\\{([^}]*)};?");
    private static final Pattern DECLARATION =
            Pattern.compile(BEGIN + "export\\s+((?:async\\s+)?(?:function|class|const)\\s+)(\\w+)");
    private static final Pattern OTHER = Pattern.compile(BEGIN + "(?:import\\b(?!\\s*[.(])|export\\b)");
    /** Before each line with which a statement of the module itself begins: in column 0, with no closing bracket. */
    private static final Pattern STATEMENT = Pattern.compile("(?m)^(?=[^\\s)\\]}])");

    private static final Pattern ASYNC_OR_AWAIT = Pattern.compile("\\b(?:async|await)\\b");
    private static final Pattern NAME = Pattern.compile("([\\w$]+)(?:\\s+as\\s+([\\w$]+))?");
    private static final Pattern COMMENT =
            Pattern.compile("(?m)^[ \\t]*(?://.*|/\\*(?:(?!\\*/)[\\s\\S])*\\*/[ \\t]*)\\n");

    private static final String OBJECT = "globalThis.joined";

    private final Map<String, SortedMap<String, String>> exports = new LinkedHashMap<>();
    private final StringBuilder bodies = new StringBuilder();
    private int variables;

    private JoinedModules() {}

    /** @param specifiers of the modules and of all that they import, each after those that it imports */
    static JoinedModules of(Set<String> specifiers, Assets assets) {
        var joined = new JoinedModules();
        specifiers.forEach(specifier -> joined.add(specifier, assets.text(specifier)));
        return joined;
    }

    /** Own files are served without the comments that stand on lines of their own; libraries keep their licence. */
    static String withoutComments(String specifier, String text) {
        return specifier.startsWith("#") ? COMMENT.matcher(text).replaceAll("") : text;
    }

    private void add(String specifier, String source) {
        String text = withoutComments(specifier, source);
        Map<String, String> parameters = new LinkedHashMap<>();
        SortedMap<String, String> names = new TreeMap<>();
        Map<String, String> own = new LinkedHashMap<>();
        IMPORT.matcher(text).results().forEach(match -> {
            SortedMap<String, String> from = exportsOf(match.group(2));
            named(match.group(1), (name, local) -> parameters.put(local, variable(match.group(2), from, name)));
        });
        FORWARD.matcher(text).results().forEach(match -> forward(match, names));
        String body = FORWARD.matcher(IMPORT.matcher(text).replaceAll("")).replaceAll("");
        LIST.matcher(body)
                .results()
                .forEach(match -> named(match.group(1), (local, name) -> {
                    @Nullable String forwarded = parameters.get(local);
                    if (forwarded == null) {
                        own.put(name, local);
                    } else {
                        names.put(name, forwarded);
                    }
                }));
        DECLARATION.matcher(body).results().forEach(match -> own.put(match.group(2), match.group(2)));
        body = DECLARATION.matcher(LIST.matcher(body).replaceAll("")).replaceAll("\n$1$2");
        own.keySet().forEach(name -> names.put(name, "$" + variables++));
        if (OTHER.matcher(body).find() || names.containsKey("default") || awaits(body)) {
            throw new IllegalStateException(specifier + " has an import, export or await that cannot be joined.");
        }
        exports.put(specifier, names);
        String returned = own.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        String bound =
                own.keySet().stream().map(name -> name + ": " + names.get(name)).collect(Collectors.joining(", "));
        bodies.append("// ")
                .append(specifier)
                .append("\nconst { ")
                .append(bound)
                .append(" } = ((");
        bodies.append(String.join(", ", parameters.keySet())).append(") => {\n").append(body.strip());
        bodies.append("\nreturn { ").append(returned).append(" };\n})(");
        bodies.append(String.join(", ", parameters.values())).append(");\n");
    }

    /** Whether a statement awaits something before it begins an asynchronous function. */
    private static boolean awaits(String body) {
        return STATEMENT
                .splitAsStream(body)
                .map(ASYNC_OR_AWAIT::matcher)
                .anyMatch(first -> first.find() && first.group().equals("await"));
    }

    private void forward(MatchResult match, Map<String, String> names) {
        SortedMap<String, String> from = exportsOf(match.group(2));
        if (match.group(1) == null) {
            names.putAll(from);
        } else {
            named(match.group(1), (name, as) -> names.put(as, variable(match.group(2), from, name)));
        }
    }

    /** The variables of what a module exports that is joined already. */
    private SortedMap<String, String> exportsOf(String imported) {
        SortedMap<String, String> names = exports.get(ModuleGraph.resolve(imported));
        if (names == null) {
            throw new IllegalStateException(imported + " is not joined, or it needs who imports it.");
        }
        return names;
    }

    private static String variable(String imported, SortedMap<String, String> from, String name) {
        String variable = from.get(name);
        if (variable == null) {
            throw new IllegalStateException(imported + " exports no " + name + ".");
        }
        return variable;
    }

    private static void named(@Nullable String list, BiConsumer<String, String> each) {
        if (list != null) {
            NAME.matcher(list)
                    .results()
                    .forEach(match ->
                            each.accept(match.group(1), match.group(2) == null ? match.group(1) : match.group(2)));
        }
    }

    /** What stands in the page, in a {@code <script type="module">}. */
    String script() {
        StringBuilder text = new StringBuilder(bodies);
        text.append(OBJECT).append(" = { ");
        text.append(exported().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ")));
        return text.append(" };\n").toString();
    }

    /** The module for those that import one of these modules later. Its text differs for each {@link #script}, and so does its URL. */
    String module() {
        return "// Exports what the script %s in the page has defined.\nexport const { %s } = %s;\n"
                .formatted(
                        Hash.name(script().getBytes(UTF_8)),
                        String.join(", ", exported().keySet()),
                        OBJECT);
    }

    private SortedMap<String, String> exported() {
        SortedMap<String, String> all = new TreeMap<>();
        exports.forEach((specifier, names) -> names.forEach((name, variable) -> {
            if (!variable.equals(all.getOrDefault(name, variable))) {
                throw new IllegalStateException("Two of the joined modules export " + name + ", one is " + specifier);
            }
            all.put(name, variable);
        }));
        return all;
    }
}
