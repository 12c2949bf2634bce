package dev.liftline.query.web;

import dev.liftline.model.RideField;
import dev.liftline.query.Page;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes each parameter by the same {@link RideField} that checks it. */
final class ParameterRules implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(ParameterRules::describe);
        }
        return operation;
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "resortID", "resort" -> field(parameter, RideField.RESORT_ID, "The resort");
            case "seasonID", "season" -> field(parameter, RideField.SEASON_ID, "The season");
            case "dayID", "day" -> field(parameter, RideField.DAY_ID, "The day of the season");
            case "skierID" -> field(parameter, RideField.SKIER_ID, "The skier");
            case "limit" -> parameter.description("Items on the page at most").schema(limit());
            case "cursor" ->
                parameter.description("The next of the page before").schema(new StringSchema());
            default -> {}
        }
    }

    private static void field(Parameter parameter, RideField field, String what) {
        boolean repeated = isArray(parameter.getSchema());
        Schema<?> one = field == RideField.SEASON_ID ? fourDigits() : range(field.min(), field.max());
        parameter.description(what + ": " + field.rule()).schema(repeated ? new ArraySchema().items(one) : one);
    }

    private static boolean isArray(@Nullable Schema<?> schema) {
        return schema != null
                && (schema instanceof ArraySchema
                        || (schema.getTypes() != null && schema.getTypes().contains("array")));
    }

    private static Schema<Number> limit() {
        Schema<Number> schema = range(1, Page.MAX_LIMIT);
        schema.setDefault(Page.DEFAULT_LIMIT);
        return schema;
    }

    private static Schema<String> fourDigits() {
        StringSchema schema = new StringSchema();
        schema.setPattern("^[0-9]{4}$");
        schema.setExample("2025");
        return schema;
    }

    private static Schema<Number> range(int min, int max) {
        IntegerSchema schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.valueOf(min));
        schema.setMaximum(BigDecimal.valueOf(max));
        return schema;
    }
}
