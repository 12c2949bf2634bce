package dev.liftline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationCheckTest {

    private static final Path OPENAPI = Path.of("..", "docs", "contracts", "openapi.yaml");

    /** Probes, the files of pages and of the documentation, streams, and what would change an operator or ask an identity provider. */
    private static final Set<String> NOT_CHECKED = Set.of(
            "POST /admin/operators/{name}/passphrase",
            "DELETE /admin/operators/{name}",
            "GET /session/oidc",
            "GET /session/oidc/callback",
            "GET /openapi.json",
            "GET /swagger-ui",
            "GET /swagger-ui/{file}",
            "GET /app/live",
            "GET /board/live",
            "GET /assets/{file}",
            "GET /manifest.webmanifest",
            "GET /service-worker.js",
            "GET /icons/{file}",
            "GET /developers",
            "GET /livez",
            "GET /readyz",
            "GET /");

    @Test
    void checksEveryOperationOfTheApi() throws IOException {
        var operations = documented();
        operations.removeAll(NOT_CHECKED);

        Set<String> checked = OperationCheck.OPERATIONS.stream()
                .map(operation -> operations.stream()
                        .filter(template -> operation.replaceFirst("\\?.*", "").matches(pattern(template)))
                        .findFirst()
                        .orElse(operation))
                .collect(Collectors.toSet());
        assertThat(checked).isEqualTo(operations);
    }

    private static String pattern(String template) {
        return template.replaceAll("\\{[A-Za-z]+}", "[0-9]+");
    }

    /** Reads paths and methods by their indentation. */
    private static Set<String> documented() throws IOException {
        var operations = new TreeSet<String>();
        var path = "";
        for (var line : Files.readAllLines(OPENAPI)) {
            if (line.matches("  /.*:")) {
                path = line.strip().replaceFirst(":$", "");
            } else if (line.matches("    (get|post|put|delete):") && !path.isEmpty()) {
                operations.add(line.strip().replaceFirst(":$", "").toUpperCase(Locale.ROOT) + " " + path);
            } else if (line.matches("[a-z]+:")) {
                path = "";
            }
        }
        return operations;
    }
}
