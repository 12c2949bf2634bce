package dev.liftline.ingest.web;

import dev.liftline.model.RideField;
import dev.liftline.model.ScannerId;
import dev.liftline.model.json.RideForm;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Schemas (OpenAPI 3.1) of what is read and answered; the ranges are those that are enforced. */
final class ApiSchemas {

    private ApiSchemas() {}

    /** A ride's field, as it stands in a path or a body. */
    static Schema<?> field(RideField field) {
        if (field == RideField.SEASON_ID) {
            return text("A season, four digits").pattern("^[0-9]{4}$").example("2025");
        }
        return integer(field.rule()).minimum(BigDecimal.valueOf(field.min())).maximum(BigDecimal.valueOf(field.max()));
    }

    static Schema<?> scannerId() {
        return text("The scanner that read the pass; " + ScannerId.RULE).pattern("^[A-Za-z0-9._-]{1,64}$");
    }

    /** The body of a single ride. */
    static Schema<?> ride() {
        return object("Unknown fields are ignored.", of(RideField.TIME), of(RideField.LIFT_ID))
                .example(Map.of("time", 217, "liftID", 21));
    }

    /** One ride of a batch. */
    static Schema<?> item() {
        Schema<?> item = object(
                "Unknown fields are ignored.",
                Arrays.stream(RideField.values()).map(ApiSchemas::of).toArray(Property[]::new));
        item.addProperty(RideForm.ITEM.scannerName(), scannerId());
        return item;
    }

    static Schema<?> batchAnswer() {
        Schema<Object> status = text(
                "accepted: durable; rejected: breaks a rule, never taken; unavailable: not confirmed, send it again");
        status.setEnum(List.of("accepted", "rejected", "unavailable"));
        Schema<?> result = object(
                "What became of one ride",
                new Property("index", integer("Its place in the batch, from 0")),
                new Property("status", status));
        result.addProperty(
                "errors", array(reference("FieldError")).description("The fields that failed, where it was rejected"));
        return object(
                "One result for each ride, in order",
                new Property("accepted", integer("Rides that are durable")),
                new Property("rejected", integer("Rides that break a rule")),
                new Property("unavailable", integer("Rides that were not confirmed in time")),
                new Property("results", array(result)));
    }

    /** An error answer (RFC 9457). */
    static Schema<?> problem() {
        Schema<?> problem = object(
                "An error (RFC 9457)",
                new Property("type", text("about:blank").format("uri-reference")),
                new Property("title", text("The status in words")),
                new Property("status", integer("The HTTP status")),
                new Property("detail", text("What is wrong, one sentence")),
                new Property("message", text("Equal to detail")));
        problem.addProperty("errors", array(reference("FieldError")).description("The fields that failed"));
        return problem;
    }

    static Schema<?> fieldError() {
        return object(
                "A field that failed",
                new Property("field", text("The field's name")),
                new Property("rule", text("What it must satisfy")));
    }

    static Schema<?> reference(String schema) {
        return new JsonSchema().$ref("#/components/schemas/" + schema);
    }

    static Schema<Object> array(Schema<?> items) {
        Schema<Object> array = typed("array");
        array.setItems(items);
        return array;
    }

    static Schema<Object> integer(String description) {
        Schema<Object> integer = typed("integer");
        integer.setFormat("int32");
        integer.setDescription(description);
        return integer;
    }

    static Schema<Object> text(String description) {
        Schema<Object> text = typed("string");
        text.setDescription(description);
        return text;
    }

    private static Property of(RideField field) {
        return new Property(field.jsonName(), field(field));
    }

    /** An object that needs each of these properties. */
    private static Schema<Object> object(String description, Property... required) {
        Schema<Object> object = typed("object");
        object.setDescription(description);
        for (Property property : required) {
            object.addProperty(property.name(), property.schema());
            object.addRequiredItem(property.name());
        }
        return object;
    }

    private static Schema<Object> typed(String type) {
        Schema<Object> schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    private record Property(String name, Schema<?> schema) {}
}
