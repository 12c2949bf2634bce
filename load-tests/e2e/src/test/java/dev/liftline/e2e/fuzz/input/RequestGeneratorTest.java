package dev.liftline.e2e.fuzz.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.fuzz.api.ApiDescription;
import dev.liftline.e2e.fuzz.api.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestGeneratorTest {

    private static final Operation RECORD = ApiDescription.operations("""
            {"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/seasons/{seasonID}/days/{dayID}": {"post": {
              "parameters": [
                {"name": "seasonID", "in": "path", "required": true, "schema": {"type": "string", "pattern": "^[0-9]{4}$"}},
                {"name": "dayID", "in": "path", "required": true, "schema": {"type": "string", "pattern": "^x$",
                  "x-text-of": {"type": "integer", "minimum": 1, "maximum": 366}}}],
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ride"}}}},
              "responses": {"201": {"description": "x"}, "400": {"description": "x"}}}}},
             "components": {"schemas": {"Ride": {"type": "object", "required": ["time"],
               "properties": {"time": {"type": "integer", "minimum": 0, "maximum": 1440}}}}}}
            """).getFirst();
    private static final FuzzScope SCOPE = new FuzzScope(List.of("2101"), "2102", "", "");

    @Test
    void makesAValidRequestFromNoChoices() {
        FuzzCase simplest = new RequestGenerator(RECORD, SCOPE).make(new ChoiceSequence(List.of()));

        assertThat(simplest.bytes())
                .startsWith("POST /seasons/2101/days/1 HTTP/1.1\r\nHost: localhost\r\n")
                .endsWith("\r\n\r\n{\"time\":0}");
        assertThat(simplest.expectation().statuses()).containsExactly(201);
    }

    @Test
    void makesValidAndInvalidRequestsWithinTheScope() {
        List<FuzzCase> cases = cases(RECORD, 1).limit(2_000).toList();

        assertThat(cases)
                .extracting(FuzzCase::expectation)
                .anySatisfy(right -> assertThat(right.statuses()).containsExactly(201));
        assertThat(cases).extracting(FuzzCase::expectation).anySatisfy(wrong -> {
            assertThat(wrong.statuses()).containsExactly(400);
            assertThat(wrong.invalidFields()).contains("dayID", "time");
            assertThat(wrong.exactly()).isTrue();
        });
        assertThat(cases)
                .filteredOn(sent -> sent.expectation().statuses().contains(201))
                .allSatisfy(sent -> assertThat(sent.bytes()).startsWith("POST /seasons/2101/"));
    }

    @Test
    void expectsAnEscapedUnreservedCharacterToMeanThePlainOne() {
        List<FuzzCase> escaped = cases(RECORD, 3)
                .limit(20_000)
                .filter(sent -> sent.bytes().matches("(?s)POST /seasons/2101/days/(%3[0-9])+ .*"))
                .toList();

        assertThat(escaped)
                .extracting(FuzzCase::expectation)
                .anySatisfy(valid -> assertThat(valid.statuses()).contains(201))
                .anySatisfy(invalid -> assertThat(invalid.invalidFields()).contains("dayID"))
                .allSatisfy(any -> assertThat(any.statuses()).doesNotContain(404));
    }

    @Test
    void writesOnlyToSeasonsOfTheScope() {
        Operation announce = ApiDescription.operations("""
                {"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/seasons": {"post": {
                  "requestBody": {"content": {"application/json": {"schema": {"type": "object", "required": ["year"],
                    "properties": {"year": {"type": "string", "pattern": "^[0-9]{4}$"}}}}}},
                  "responses": {"201": {"description": "x"}}}}}}
                """).getFirst();

        List<String> taken = cases(announce, 2)
                .limit(20_000)
                .filter(sent -> sent.expectation().statuses().contains(201))
                .map(FuzzCase::bytes)
                .toList();

        assertThat(taken)
                .isNotEmpty()
                .allSatisfy(connection -> assertThat(connection).contains("2101"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"time":0}            |
            {"time":1440,"x":[1]} |
            {"time":1441}         | time
            {"time":-1}           | time
            {"time":1.0}          | time
            {"time":"1"}          | time
            {"time":null}         | time
            {}                    | time
            """)
    void findsInvalidFieldsByTheSchema(String body, String wrong) {
        BodyRules.Reading reading = BodyRules.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), false);

        assertThat(reading.values()).hasSize(1);
        assertThat(reading.values())
                .allSatisfy(value -> assertThat(BodyRules.invalidFields(
                                value, RECORD.bodies().values().iterator().next()))
                        .isEqualTo(Optional.of(wrong == null ? Set.of() : Set.of(wrong))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"time":1,"time":1}
            {"time":1} x
            {"time":01}
            {"time":1
            {'time':1}
            ``
            """)
    void rejectsBodiesThatAreNoStrictJson(String body) {
        assertThat(BodyRules.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), false)
                        .values())
                .isNull();
    }

    private static Stream<FuzzCase> cases(Operation operation, long seed) {
        RequestGenerator requests = new RequestGenerator(operation, SCOPE);
        return new Random(seed)
                .ints()
                .mapToObj(choices -> new Random(choices).ints(ChoiceSequence.LENGTH, 0, 1 << 30))
                .map(numbers -> requests.make(new ChoiceSequence(numbers.boxed().toList())));
    }
}
