package dev.liftline.query.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's description at {@code /v3/api-docs}: what all operations have in common is said here, once. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI queryApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Liftline: reads")
                        .version("2.0")
                        .description("The reads of the SkiDataAPI 2.0, and Liftline's own."));
    }

    @Bean
    OperationCustomizer parameterRules() {
        return new ParameterRules();
    }

    @Bean
    OperationCustomizer commonResponses() {
        return new CommonResponses();
    }

    /** Every answer carries all its fields, the last page a {@code next} that is null; a problem carries {@code errors} where fields are wrong. */
    @Bean
    @SuppressWarnings("rawtypes") // swagger-core's own type
    OpenApiCustomizer completeSchemas() {
        return api -> {
            Map<String, Schema> schemas = api.getComponents().getSchemas();
            schemas.putAll(ProblemSchema.schemas());
            schemas.forEach(OpenApiConfiguration::requireAll);
        };
    }

    private static void requireAll(String name, Schema<?> schema) {
        if (schema.getProperties() != null) {
            List<String> fields = schema.getProperties().keySet().stream()
                    .filter(field -> !(name.equals(ProblemSchema.NAME) && field.equals("errors")))
                    .sorted()
                    .toList();
            schema.setRequired(fields);
            Schema<?> next = schema.getProperties().get("next");
            if (next != null) {
                next.setTypes(new TreeSet<>(Set.of("string", "null")));
            }
        }
    }
}
