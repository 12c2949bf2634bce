package dev.liftline.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictManifestReaderTest {
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata:
              name: gateway-service
            spec:
              clusterIP: None
              ports:
                - port: 8080
            """;

    private final StrictManifestReader reader = new StrictManifestReader();

    @Test
    void readsEveryDocumentOfAStream() {
        assertThat(reader.read(SERVICE + "---\n" + SERVICE)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clusterIP: None\n  clusterIp: None",
                "ports: []\n  clusterIP: None",
                "clusterIP: None\n  type: [1]"
            })
    void rejectsUnknownFieldsRepeatedKeysAndWrongTypes(String instead) {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.read(SERVICE.replace("clusterIP: None", instead)));
    }

    @Test
    void rejectsAnUnknownKind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read(SERVICE.replace("kind: Service", "kind: Servise")))
                .withMessageContaining("Servise");
    }
}
