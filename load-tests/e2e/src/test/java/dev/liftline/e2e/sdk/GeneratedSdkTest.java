package dev.liftline.e2e.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.testkit.api.OpenApiDocument;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is written against the SDK of the field compiles with an SDK that is generated from the API document. */
class GeneratedSdkTest {

    @TempDir
    private Path folder;

    @Test
    void aClientOfTheFieldCompiles() throws Exception {
        Path document = folder.resolve("openapi.json");
        Files.writeString(document, OpenApiDocument.read().root().toString());

        GeneratedSdk.generate(document, folder);

        try (URLClassLoader sdk = GeneratedSdk.compile(folder, Path.of("src/test/resources/sdk/FieldClient.java"))) {
            assertThat(sdk.loadClass("FieldClient")).isNotNull();
        }
    }
}
