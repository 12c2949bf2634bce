package dev.liftline.deployment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads manifests into fabric8's typed models, and fails on a field that Kubernetes does not know. */
final class StrictManifestReader {
    private final YAMLMapper yaml = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private final KubernetesSerialization kinds = new KubernetesSerialization();
    private final ObjectMapper strict = new ObjectMapper()
            .setAnnotationIntrospector(new NoAnySetter())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * The objects in a stream of YAML documents.
     *
     * @throws IllegalArgumentException a field or kind is unknown, a key is repeated, or a value has the wrong type
     */
    List<HasMetadata> read(String documents) {
        List<HasMetadata> objects = new ArrayList<>();
        try (JsonParser parser = yaml.createParser(documents)) {
            var nodes = yaml.readValues(parser, JsonNode.class);
            while (nodes.hasNext()) {
                objects.add(read(nodes.next()));
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return objects;
    }

    private HasMetadata read(JsonNode node) throws IOException {
        HasMetadata lenient = kinds.unmarshal(node.toString());
        if (lenient instanceof GenericKubernetesResource) {
            throw new IllegalArgumentException("unknown kind " + node.path("kind"));
        }
        return strict.treeToValue(node, lenient.getClass());
    }

    /** Makes Jackson reject unknown fields, which fabric8's models otherwise collect. */
    private static final class NoAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated property) {
            return Boolean.FALSE;
        }
    }
}
