package dev.liftline.testkit.api;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API document, {@code docs/contracts/openapi.yaml}. Immutable. */
public final class OpenApiDocument {

    private static final String FILE = "docs/contracts/openapi.yaml";

    private final JsonNode root;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    /** Reads it from the repository that the test runs in; fails on a repeated key. */
    public static OpenApiDocument read() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object tree = new Yaml(new SafeConstructor(options)).load(RepositoryFile.text(FILE));
        return new OpenApiDocument(JsonMapper.shared().valueToTree(tree));
    }

    /** The whole document. */
    public JsonNode root() {
        return root;
    }

    /**
     * The operations whose first tag is one of these, for example {@code GET /resorts}. Further tags name classes of generated SDKs.
     */
    public SortedSet<String> operations(String tag, String... others) {
        Set<String> tags = new HashSet<>(List.of(others));
        tags.add(tag);
        return operations(operation -> tags.contains(operation.at("/tags/0").asString("")));
    }

    /** All operations, for example {@code GET /resorts}. */
    public SortedSet<String> operations() {
        return operations(operation -> true);
    }

    /** What {@code pointer} leads to, its reference followed if it is one. */
    public JsonNode at(String pointer) {
        JsonNode node = root.at(pointer);
        return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
    }

    private SortedSet<String> operations(Predicate<JsonNode> wanted) {
        SortedSet<String> operations = new TreeSet<>();
        root.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (wanted.test(operation)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path);
                    }
                }));
        return operations;
    }
}
