package dev.liftline.query.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes the answers that operations share: 304 and its headers on reads, and the problems. */
final class CommonResponses implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        ApiResponses responses = operation.getResponses();
        if (method.hasMethodAnnotation(PostMapping.class)) {
            responses.addApiResponse("413", problem("The body is over its limit"));
            responses.addApiResponse("415", problem("The content type is not application/json"));
        } else {
            conditional(operation, responses);
        }
        if (method.getMethodParameters().length > 1) {
            responses.addApiResponse("400", problem("The path, the query or the body is malformed"));
            responses.addApiResponse("404", problem("There is no data, or the resort is not known"));
        }
        responses.addApiResponse(
                "503",
                problem("The database does not answer, or too many reads are under way")
                        .addHeaderObject(
                                HttpHeaders.RETRY_AFTER,
                                new Header().description("Seconds").schema(new IntegerSchema())));
        // The gateway refuses what it will not pass on, at any operation.
        responses.addApiResponse(ApiResponses.DEFAULT, problem("Any other error"));
        return operation;
    }

    private static void conditional(Operation operation, ApiResponses responses) {
        operation.addParametersItem(new HeaderParameter()
                .name(HttpHeaders.IF_NONE_MATCH)
                .description("ETags of answers that the client has")
                .schema(new StringSchema()));
        ApiResponse notModified = new ApiResponse().description("The client has the answer already");
        for (ApiResponse response : new ApiResponse[] {responses.get("200"), notModified}) {
            response.addHeaderObject(
                            HttpHeaders.ETAG,
                            new Header().description("Validator of the answer").schema(new StringSchema()))
                    .addHeaderObject(
                            HttpHeaders.CACHE_CONTROL,
                            new Header().description("How long it may be used").schema(new StringSchema()));
        }
        responses.addApiResponse("304", notModified);
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse().description(description).content(ProblemSchema.content());
    }
}
