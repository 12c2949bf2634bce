package dev.liftline.ingest.web;

import dev.liftline.ingest.RecordRides;
import dev.liftline.model.RideField;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** The OpenAPI document. Written here because the request is read from a stream, which springdoc cannot look into. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String TAG = "Lift rides";
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    private static final String NDJSON = org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    @Bean
    OpenApiCustomizer liftRides() {
        return ApiDocument::write;
    }

    private static void write(OpenAPI document) {
        document.info(
                        new Info()
                                .title("Liftline: ingest")
                                .version("2.0")
                                .description(
                                        "Takes lift rides. A ride that was answered 201 or accepted is durable; sent twice it counts once."))
                .servers(List.of(new Server().url("/")))
                .tags(List.of(new Tag().name(TAG).description("Rides, one by one or many at once")))
                .components(components())
                .paths(new Paths()
                        .addPathItem(SingleRideReader.PATH, new PathItem().post(recordOne()))
                        .addPathItem(BatchReader.PATH, new PathItem().post(recordMany())));
    }

    private static Components components() {
        return new Components()
                .addSchemas("LiftRide", ApiSchemas.ride())
                .addSchemas("BatchRide", ApiSchemas.item())
                .addSchemas("BatchAnswer", ApiSchemas.batchAnswer())
                .addSchemas("Problem", ApiSchemas.problem())
                .addSchemas("FieldError", ApiSchemas.fieldError());
    }

    private static Operation recordOne() {
        return new Operation()
                .addTagsItem(TAG)
                .operationId("writeNewLiftRide")
                .summary("Record a lift ride")
                .description("Answers once every in-sync replica of Kafka has the ride. Safe to repeat.")
                .addParametersItem(path(RideField.RESORT_ID))
                .addParametersItem(path(RideField.SEASON_ID))
                .addParametersItem(path(RideField.DAY_ID))
                .addParametersItem(path(RideField.SKIER_ID))
                .addParametersItem(new Parameter()
                        .in("header")
                        .name(SingleRideReader.SCANNER_HEADER)
                        .description("Names the scanner that read the pass")
                        .schema(ApiSchemas.scannerId()))
                .requestBody(body("At most 4 KiB of strict JSON", "LiftRide"))
                .responses(errors().addApiResponse(
                                "201", new ApiResponse().description("The ride is durable. The body is empty.")));
    }

    private static Operation recordMany() {
        RequestBody body =
                body("1 to 1,000 rides, at most 512 KiB: a JSON array, or NDJSON with one ride a line", "BatchRide");
        Content content = body.getContent();
        content.put(
                JSON,
                media(ApiSchemas.array(ApiSchemas.reference("BatchRide"))
                        .minItems(1)
                        .maxItems(RecordRides.MAX_BATCH)));
        content.put(NDJSON, media(ApiSchemas.reference("BatchRide")));
        return new Operation()
                .addTagsItem(TAG)
                .operationId("writeLiftRides")
                .summary("Record many lift rides at once")
                .description(
                        "For a scanner that was offline. Each ride is judged by itself; what is accepted is durable. Safe to repeat.")
                .requestBody(body)
                .responses(errors().addApiResponse(
                                "200",
                                new ApiResponse()
                                        .description("What became of each ride")
                                        .content(new Content()
                                                .addMediaType(JSON, media(ApiSchemas.reference("BatchAnswer"))))));
    }

    private static RequestBody body(String description, String schema) {
        return new RequestBody()
                .required(true)
                .description(description)
                .content(new Content().addMediaType(JSON, media(ApiSchemas.reference(schema))));
    }

    private static Parameter path(RideField field) {
        return new Parameter()
                .in("path")
                .name(field.jsonName())
                .required(true)
                .description(field.jsonName() + " " + field.rule())
                .schema(ApiSchemas.field(field));
    }

    private static ApiResponses errors() {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse("400", problem("The path, a header or the body is malformed; nothing was recorded"));
        responses.addApiResponse("413", problem("The body, or the batch, is too large; nothing was recorded"));
        responses.addApiResponse("415", problem("The content type, or its charset, is not offered"));
        responses.addApiResponse("429", again("Too many rides are in flight; nothing was recorded"));
        responses.addApiResponse("503", again("Not confirmed in time, or Kafka is away; it may have been recorded"));
        responses.addApiResponse("default", problem("Any other error"));
        return responses;
    }

    private static ApiResponse again(String description) {
        Schema<?> seconds = ApiSchemas.integer("Seconds").minimum(BigDecimal.ONE);
        return problem(description)
                .addHeaderObject(
                        HttpHeaders.RETRY_AFTER,
                        new Header()
                                .required(true)
                                .description("Seconds to wait before sending again")
                                .schema(seconds));
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(PROBLEM_JSON, media(ApiSchemas.reference("Problem"))));
    }

    private static MediaType media(Schema<?> schema) {
        return new MediaType().schema(schema);
    }
}
