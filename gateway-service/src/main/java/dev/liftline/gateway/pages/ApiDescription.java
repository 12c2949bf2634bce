package dev.liftline.gateway.pages;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One OpenAPI document made of several. Paths are joined operation by operation; a component that two services describe
 * differently is kept twice, the later one under a name of its own. For one thread.
 */
final class ApiDescription {

    private static final String REF = "$ref";

    private final ObjectNode whole;
    private final Set<String> operationIds = new HashSet<>();

    /** @param base whose head (version, info, servers) the whole gets */
    ApiDescription(ObjectNode base) {
        this.whole = base.deepCopy();
    }

    /** Joins a service's document in; {@code service} names what it and another one describe differently. */
    ApiDescription with(String service, ObjectNode document) {
        ObjectNode added = document.deepCopy();
        renameClashes(service, added);
        addComponents(added.path("components"));
        added.path("paths").properties().forEach(path -> addPath(service, path.getKey(), path.getValue()));
        addTags(added.path("tags"));
        return this;
    }

    ObjectNode whole() {
        return whole;
    }

    private void renameClashes(String service, ObjectNode added) {
        Map<String, String> renamed = new HashMap<>();
        added.path("components")
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(component -> {
                    JsonNode known =
                            whole.path("components").path(kind.getKey()).path(component.getKey());
                    if (!known.isMissingNode() && !known.equals(component.getValue())) {
                        String prefix = "#/components/" + kind.getKey() + "/";
                        renamed.put(prefix + component.getKey(), prefix + service + component.getKey());
                    }
                }));
        if (!renamed.isEmpty()) {
            pointElsewhere(added, renamed);
            renamed.forEach((from, to) -> rename(added, from.split("/", -1), to.split("/", -1)));
        }
    }

    private static void rename(ObjectNode document, String[] from, String[] to) {
        ObjectNode kind = (ObjectNode) document.path("components").path(from[2]);
        JsonNode component = kind.remove(from[3]);
        kind.set(to[3], component);
    }

    private static void pointElsewhere(JsonNode node, Map<String, String> renamed) {
        if (node instanceof ObjectNode object && object.path(REF).isString()) {
            String target = object.path(REF).stringValue();
            object.put(REF, renamed.getOrDefault(target, target));
        }
        node.forEach(child -> pointElsewhere(child, renamed));
    }

    private void addComponents(JsonNode components) {
        components.properties().forEach(kind -> {
            ObjectNode target = whole.withObjectProperty("components").withObjectProperty(kind.getKey());
            kind.getValue().properties().forEach(component -> target.set(component.getKey(), component.getValue()));
        });
    }

    private void addPath(String service, String path, JsonNode item) {
        ObjectNode target = whole.withObjectProperty("paths").withObjectProperty(path);
        item.properties().forEach(operation -> {
            if (operation.getValue() instanceof ObjectNode object
                    && object.path("operationId").isString()
                    && !operationIds.add(object.path("operationId").stringValue())) {
                object.put("operationId", object.path("operationId").stringValue() + "_" + service);
            }
            target.set(operation.getKey(), operation.getValue());
        });
    }

    private void addTags(JsonNode tags) {
        if (tags.isArray()) {
            ArrayNode target = whole.withArrayProperty("tags");
            tags.forEach(tag -> {
                boolean known = target.valueStream()
                        .anyMatch(other -> other.path("name").equals(tag.path("name")));
                if (!known) {
                    target.add(tag);
                }
            });
        }
    }
}
