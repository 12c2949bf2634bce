package dev.liftline.e2e.fuzz.check;

import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.api.SchemaCheck;
import dev.liftline.e2e.fuzz.http.RawResponse;
import dev.liftline.e2e.fuzz.input.Expectation;
import dev.liftline.e2e.fuzz.input.FuzzCase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks one response against the OpenAPI document and the rules for all responses. */
public final class ResponseCheck {

    private static final Pattern INTERNAL = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]|dev\\.liftline|org\\.[a-z]+\\.|io\\.(vertx|netty)|java\\.(lang|util|io)|tools\\.jackson"
                    + "|fasterxml|Caused by|SQLSTATE|PSQL|[Tt]omcat|[Ss]ervlet|HTTP Status|<html|\\$\\$|null pointer");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String PROBLEM = "application/problem+json";
    /** Allowed for every request. */
    public static final Set<Integer> UNAVAILABLE_STATUSES = Set.of(429, 503);

    private ResponseCheck() {}

    /** @throws Violation for the first broken rule */
    public static void check(FuzzCase sent, RawResponse response) throws Violation {
        String where = sent.operation().map(Operation::name).orElse(sent.method());
        Expectation expected = sent.expectation();
        if (response.status() >= 500 && response.status() != 503) {
            throw new Violation(where + ": " + response.status(), "returned " + response);
        }
        if (!expected.statuses().contains(response.status()) && !UNAVAILABLE_STATUSES.contains(response.status())) {
            throw new Violation(
                    where + ": " + response.status() + " for " + expected.statuses(),
                    "must be one of " + expected.statuses() + ", wrong fields " + expected.invalidFields() + ", but is "
                            + response);
        }
        checkAny(where, response);
        checkAgainstDocument(where, sent, response);
        if (response.status() >= 400 && !sent.isHead()) {
            checkProblem(where, expected, response);
        } else if (response.status() == 200 && !expected.invalidFieldsOfItems().isEmpty()) {
            BatchCheck.check(where, expected, json(where, response));
        }
    }

    /** Checks the rules for all responses. */
    public static void checkAny(String where, RawResponse response) throws Violation {
        Matcher internal = INTERNAL.matcher(response.text());
        if (internal.find()) {
            throw new Violation(where + ": reveals internals", "says \"" + internal.group() + "\": " + response);
        }
        String id = response.header("X-Request-Id");
        require(id != null && REQUEST_ID.matcher(id).matches(), where + ": no request id", response);
        require(response.header("Server") == null, where + ": names its server", response);
        if (UNAVAILABLE_STATUSES.contains(response.status())) {
            String wait = response.header("Retry-After");
            require(wait != null && wait.matches("[1-9]\\d*"), where + ": no Retry-After", response);
        }
        if (response.status() == 405) {
            require(response.header("Allow") != null, where + ": 405 without Allow", response);
        }
        if (response.status() >= 400) {
            require(
                    PROBLEM.equals(response.header("Content-Type")),
                    where + ": an error that is no problem document",
                    response);
        }
    }

    private static void checkAgainstDocument(String where, FuzzCase sent, RawResponse response) throws Violation {
        if (sent.operation().isEmpty()) {
            return;
        }
        Operation.@Nullable Response described = sent.operation().get().response(response.status());
        if (described == null) {
            throw new Violation(where + ": " + response.status() + " is not described", response.toString());
        }
        for (String header : described.headers()) {
            require(response.header(header) != null, where + ": no " + header, response);
        }
        if (sent.isHead() || response.status() == 304) {
            return;
        }
        if (described.content().isEmpty()) {
            require(response.body().isEmpty(), where + ": a body where none is described", response);
            return;
        }
        String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
        for (Map.Entry<String, SchemaCheck> media : described.content().entrySet()) {
            if (type.equals(media.getKey())) {
                var violations = media.getValue().violations(json(where, response));
                require(violations.isEmpty(), where + ": a body that breaks its schema " + violations, response);
                return;
            }
        }
        throw new Violation(where + ": content type " + type + " is not described", response.toString());
    }

    private static void checkProblem(String where, Expectation expected, RawResponse response) throws Violation {
        JsonNode problem = json(where, response);
        String detail = problem.path("detail").asString("");
        require(problem.path("status").asInt() == response.status(), where + ": a problem of another status", response);
        require(
                !detail.isBlank() && detail.equals(problem.path("message").asString("")),
                where + ": no sentence",
                response);
        Set<String> named = new TreeSet<>();
        for (JsonNode error : problem.path("errors")) {
            require(!error.path("rule").asString("").isBlank(), where + ": a field without its rule", response);
            named.add(error.path("field").asString());
        }
        if (response.status() == 400 && expected.exactly() && !named.equals(expected.invalidFields())) {
            throw new Violation(
                    where + ": names other fields",
                    "must name " + expected.invalidFields() + " and names " + named + ": " + response);
        }
    }

    private static JsonNode json(String where, RawResponse response) throws Violation {
        try {
            return JsonMapper.shared().readTree(response.bytes());
        } catch (JacksonException e) {
            throw new Violation(where + ": a body that is no JSON", response.toString());
        }
    }

    private static void require(boolean right, String kind, RawResponse response) throws Violation {
        if (!right) {
            throw new Violation(kind, response.toString());
        }
    }
}
