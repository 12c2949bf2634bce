package dev.liftline.e2e.fuzz.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.liftline.e2e.fuzz.api.ApiDescription;
import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.http.RawResponse;
import dev.liftline.e2e.fuzz.input.Expectation;
import dev.liftline.e2e.fuzz.input.FuzzCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseCheckTest {

    private static final String OK = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final Operation READ = ApiDescription.operations("""
            {"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/x": {"get": {"responses": {
              "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/X"}}}},
              "400": {"content": {"application/problem+json": {"schema": {"type": "object"}}}},
              "503": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}}}}},
             "components": {"schemas": {"X": {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}}}}
            """).getFirst();

    private static final RawResponse DAY_IS_REQUIRED = response(400, PROBLEM, """
            {"type":"about:blank","title":"x","status":400,"detail":"d","message":"d",
             "errors":[{"field":"day","rule":"is required"}]}""");

    @Test
    void acceptsAValidResponse() {
        assertThatCode(() -> ResponseCheck.check(expecting(200), response(200, OK, "{\"n\":1}")))
                .doesNotThrowAnyException();
        assertThatCode(() -> ResponseCheck.check(
                        new FuzzCase(
                                Optional.of(READ),
                                "GET",
                                "",
                                new Expectation(Set.of(400), Set.of("day"), true, List.of(), List.of())),
                        DAY_IS_REQUIRED))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | 200 | application/json         | {"n":"1"}                                 | breaks its schema
            200 | 200 | application/json         | {}                                        | breaks its schema
            200 | 200 | text/html                | {"n":1}                                   | content type
            200 | 200 | application/json         | {"n":                                     | no JSON
            200 | 201 | application/json         | {"n":1}                                   | 201 for [200]
            400 | 404 | application/problem+json | {}                                        | 404 for [400]
            404 | 404 | application/problem+json | {}                                        | not described
            200 | 500 | application/problem+json | {}                                        | 500
            200 | 504 | application/problem+json | {}                                        | 504
            200 | 503 | application/problem+json | {}                                        | Retry-After
            400 | 400 | text/html                | {}                                        | no problem document
            400 | 400 | application/problem+json | {"status":400}                            | no sentence
            200 | 200 | application/json         | {"n":1,"x":"java.lang.NullPointerException"} | internals
            """)
    void namesTheBrokenRule(int expected, int status, String type, String body, String kind) {
        assertThat(violation(expecting(expected), response(status, type, body))).contains(kind);
    }

    @Test
    void reportsAnInvalidFieldThatTheProblemDoesNotName() {
        FuzzCase sent = new FuzzCase(
                Optional.of(READ),
                "GET",
                "",
                new Expectation(Set.of(400), Set.of("day", "skier"), true, List.of(), List.of()));

        assertThat(violation(sent, DAY_IS_REQUIRED)).contains("names other fields");
    }

    @Test
    void reportsAWrongResultOfABatchItem() {
        FuzzCase sent = new FuzzCase(
                Optional.empty(),
                "POST",
                "",
                new Expectation(Set.of(200), Set.of(), true, List.of(), List.of(Set.of(), Set.of("time"))));
        String accepted = "{\"index\":0,\"status\":\"accepted\"}";
        String results = "[" + accepted + "," + accepted.replace('0', '1') + "]";

        assertThat(violation(
                        sent,
                        response(
                                200,
                                OK,
                                "{\"accepted\":2,\"rejected\":0,\"unavailable\":0,\"results\":" + results + "}")))
                .contains("the wrong result for an item");
    }

    private static FuzzCase expecting(int status) {
        return new FuzzCase(Optional.of(READ), "GET", "", Expectation.of(Set.of(status)));
    }

    private static RawResponse response(int status, String type, String body) {
        return new RawResponse(status, Map.of("content-type", List.of(type), "x-request-id", List.of("a")), body);
    }

    /** Returns the kind of the violation. */
    private static String violation(FuzzCase sent, RawResponse response) {
        return catchThrowableOfType(Violation.class, () -> ResponseCheck.check(sent, response))
                .kind();
    }
}
