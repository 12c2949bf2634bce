package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.RideField;
import dev.liftline.testkit.api.MappedOperations;
import dev.liftline.testkit.api.OpenApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Compares the service with {@code docs/contracts/openapi.yaml}. */
class OpenApiDocumentTest {

    private final OpenApiDocument document = OpenApiDocument.read();

    @Test
    void controllersMapTheDocumentedOperations() {
        assertThat(MappedOperations.in("dev.liftline.ingest")).isEqualTo(document.operations("Lift rides"));
    }

    @ParameterizedTest
    @EnumSource(RideField.class)
    void documentsTheEnforcedRanges(RideField field) {
        JsonNode schema = document.at("/components/schemas/BatchRide/properties/" + field.jsonName());

        if (field == RideField.SEASON_ID) {
            assertThat(schema.path("type").asString()).isEqualTo("string");
            assertThat(schema.path("pattern").asString()).isEqualTo("^[0-9]{4}$");
        } else {
            assertThat(schema.path("type").asString()).isEqualTo("integer");
            assertThat(schema.path("minimum").intValue()).isEqualTo(field.min());
            assertThat(schema.path("maximum").intValue()).isEqualTo(field.max());
        }
        assertThat(document.at("/components/schemas/BatchRide/required").valueStream())
                .extracting(JsonNode::asString)
                .contains(field.jsonName());
    }

    @Test
    void documentsTheEnforcedBatchLimit() {
        assertThat(document.at("/paths/~1lift-rides/post/requestBody/content/application~1json/schema/maxItems")
                        .intValue())
                .isEqualTo(RecordRides.MAX_BATCH);
    }
}
