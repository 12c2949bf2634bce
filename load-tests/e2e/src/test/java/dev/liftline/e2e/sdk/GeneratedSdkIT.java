package dev.liftline.e2e.sdk;

import static dev.liftline.e2e.stack.Gateway.skierDay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is written against the SDK of the field works with an SDK of the served document and its base URL. */
class GeneratedSdkIT extends EndToEndTest {

    private static final int SKIER = 880_901;

    @TempDir
    private Path folder;

    GeneratedSdkIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void aClientOfTheFieldCallsAllOperations() throws Exception {
        Path document = folder.resolve("openapi.yaml");
        Files.writeString(document, gateway.get("/openapi.yaml").body());
        GeneratedSdk.generate(document, folder);

        try (URLClassLoader sdk = GeneratedSdk.compile(folder, Path.of("src/test/resources/sdk/FieldClient.java"))) {
            Class<?> client = sdk.loadClass("FieldClient");
            Method write = client.getMethod("write", String.class, Integer.class);
            Method read = client.getMethod("read", String.class, Integer.class);
            int skier = SKIER;
            for (URI gatewayWithoutCredentials : List.of(stack.openGateway(), stack.gatewayWithAddressKey())) {
                // Generated clients append their paths to it: //skiers/…
                String base = gatewayWithoutCredentials + "/";

                assertThat(write.invoke(null, base, skier)).isEqualTo("201 ride, 201 season");
                gateway.awaitBody(skierDay(2, "2033", 7, skier), "210");
                assertThat(read.invoke(null, base, skier))
                        .isEqualTo("10 resorts, 2033 true, vertical 210, 2033 210, One more: 0 Three Hermits,"
                                + " missing 404, statistics true");
                skier++;
            }
        }
    }
}
