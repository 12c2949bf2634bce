package dev.liftline.query.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;

/** How the API's description names and refers to a {@link Problem}. */
final class ProblemSchema {

    /** The schema's name in the components. */
    static final String NAME = "Problem";

    private ProblemSchema() {}

    /** The schemas of a problem and of what it consists of, by name. */
    @SuppressWarnings("rawtypes") // swagger-core's own type
    static Map<String, Schema> schemas() {
        return ModelConverters.getInstance(true).readAll(Problem.class);
    }

    /** A problem as the content of a response. */
    static Content content() {
        return new Content()
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME)));
    }
}
