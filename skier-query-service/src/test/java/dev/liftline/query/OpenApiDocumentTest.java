package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.web.response.Page;
import dev.liftline.testkit.api.MappedOperations;
import dev.liftline.testkit.api.OpenApiDocument;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Compares the service with {@code docs/contracts/openapi.yaml}. */
class OpenApiDocumentTest {

    private final OpenApiDocument document = OpenApiDocument.read();

    @Test
    void controllersMapTheDocumentedOperations() {
        SortedSet<String> documented = new TreeSet<>(document.operations("Skiers"));
        documented.addAll(document.operations("Resorts"));

        assertThat(MappedOperations.in("dev.liftline.query")).isEqualTo(documented);
    }

    @Test
    void documentsTheEnforcedPageLimits() {
        JsonNode limit = document.at("/components/parameters/Limit/schema");

        assertThat(limit.path("maximum").intValue()).isEqualTo(Page.MAX_LIMIT);
        assertThat(limit.path("default").intValue()).isEqualTo(Page.DEFAULT_LIMIT);
    }
}
