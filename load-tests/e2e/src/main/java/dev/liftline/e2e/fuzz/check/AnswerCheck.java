package dev.liftline.e2e.fuzz.check;

import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.api.SchemaCheck;
import dev.liftline.e2e.fuzz.http.Answer;
import dev.liftline.e2e.fuzz.input.Expectation;
import dev.liftline.e2e.fuzz.input.HttpCase;
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

/** What must be true of every answer. */
public final class AnswerCheck {

    private static final Pattern INTERNAL = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]|dev\\.liftline|org\\.[a-z]+\\.|io\\.(vertx|netty)|java\\.(lang|util|io)|tools\\.jackson"
                    + "|fasterxml|Caused by|SQLSTATE|PSQL|[Tt]omcat|[Ss]ervlet|HTTP Status|<html|\\$\\$|null pointer");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String PROBLEM = "application/problem+json";
    /** A service that is busy or cannot answer now says so to any request. */
    public static final Set<Integer> REFUSALS = Set.of(429, 503);

    private AnswerCheck() {}

    /** @throws Violation naming the first rule that the answer to this request breaks */
    public static void check(HttpCase sent, Answer answer) throws Violation {
        String where = sent.operation().map(Operation::name).orElse(sent.method());
        Expectation expected = sent.expectation();
        if (answer.status() >= 500 && answer.status() != 503) {
            throw new Violation(where + ": " + answer.status(), "answered " + answer);
        }
        if (!expected.statuses().contains(answer.status()) && !REFUSALS.contains(answer.status())) {
            throw new Violation(
                    where + ": " + answer.status() + " for " + expected.statuses(),
                    "must be one of " + expected.statuses() + ", wrong fields " + expected.wrongFields() + ", but is "
                            + answer);
        }
        always(where, answer);
        conforms(where, sent, answer);
        if (answer.status() >= 400 && !sent.isHead()) {
            problem(where, expected, answer);
        } else if (answer.status() == 200 && !expected.wrongOfItems().isEmpty()) {
            BatchCheck.check(where, expected, json(where, answer));
        }
    }

    /** What holds for any answer to whatever was sent. */
    public static void always(String where, Answer answer) throws Violation {
        Matcher internal = INTERNAL.matcher(answer.text());
        if (internal.find()) {
            throw new Violation(where + ": tells of its inside", "says \"" + internal.group() + "\": " + answer);
        }
        String id = answer.header("X-Request-Id");
        require(id != null && REQUEST_ID.matcher(id).matches(), where + ": no request id", answer);
        require(answer.header("Server") == null, where + ": names its server", answer);
        if (REFUSALS.contains(answer.status())) {
            String wait = answer.header("Retry-After");
            require(wait != null && wait.matches("[1-9]\\d*"), where + ": no Retry-After", answer);
        }
        if (answer.status() == 405) {
            require(answer.header("Allow") != null, where + ": 405 without Allow", answer);
        }
        if (answer.status() >= 400) {
            require(
                    PROBLEM.equals(answer.header("Content-Type")),
                    where + ": an error that is no problem document",
                    answer);
        }
    }

    private static void conforms(String where, HttpCase sent, Answer answer) throws Violation {
        if (sent.operation().isEmpty()) {
            return;
        }
        Operation.@Nullable Response described = sent.operation().get().response(answer.status());
        if (described == null) {
            throw new Violation(where + ": " + answer.status() + " is not described", answer.toString());
        }
        for (String header : described.headers()) {
            require(answer.header(header) != null, where + ": no " + header, answer);
        }
        if (sent.isHead() || answer.status() == 304) {
            return;
        }
        if (described.content().isEmpty()) {
            require(answer.body().isEmpty(), where + ": a body where none is described", answer);
            return;
        }
        String type = Optional.ofNullable(answer.header("Content-Type")).orElse("");
        for (Map.Entry<String, SchemaCheck> media : described.content().entrySet()) {
            if (type.equals(media.getKey())) {
                var violations = media.getValue().violations(json(where, answer));
                require(violations.isEmpty(), where + ": a body that breaks its schema " + violations, answer);
                return;
            }
        }
        throw new Violation(where + ": content type " + type + " is not described", answer.toString());
    }

    private static void problem(String where, Expectation expected, Answer answer) throws Violation {
        JsonNode problem = json(where, answer);
        String detail = problem.path("detail").asString("");
        require(problem.path("status").asInt() == answer.status(), where + ": a problem of another status", answer);
        require(
                !detail.isBlank() && detail.equals(problem.path("message").asString("")),
                where + ": no sentence",
                answer);
        Set<String> named = new TreeSet<>();
        for (JsonNode error : problem.path("errors")) {
            require(!error.path("rule").asString("").isBlank(), where + ": a field without its rule", answer);
            named.add(error.path("field").asString());
        }
        if (answer.status() == 400 && expected.exactly() && !named.equals(expected.wrongFields())) {
            throw new Violation(
                    where + ": names other fields",
                    "must name " + expected.wrongFields() + " and names " + named + ": " + answer);
        }
    }

    private static JsonNode json(String where, Answer answer) throws Violation {
        try {
            return JsonMapper.shared().readTree(answer.bytes());
        } catch (JacksonException e) {
            throw new Violation(where + ": a body that is no JSON", answer.toString());
        }
    }

    private static void require(boolean right, String kind, Answer answer) throws Violation {
        if (!right) {
            throw new Violation(kind, answer.toString());
        }
    }
}
