package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.check.AnswerCheck;
import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.Answer;
import dev.liftline.e2e.fuzz.http.Wire;
import dev.liftline.e2e.fuzz.input.Choices;
import dev.liftline.e2e.fuzz.input.Ground;
import dev.liftline.e2e.fuzz.input.HttpCase;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A read that is asked for in other words, which mean the same, is answered the same. */
final class EqualityProperty implements Property {

    private static final String NAME = "equal requests";

    private final Ground ground;

    EqualityProperty(Ground ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(Choices choices, Wire wire) throws Violation, IOException {
        String target = target(choices);
        boolean head = choices.oneIn(4);
        Answer plain = wire.exchangePatiently("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n", false);
        Answer other = wire.exchangePatiently(other(choices, head, target), head);
        if (isRefused(plain) || isRefused(other)) {
            return;
        }
        require("status", plain == null ? 0 : plain.status(), other == null ? 0 : other.status(), plain, other);
        if (plain == null || other == null) {
            throw new Violation(NAME + ": no answer", String.valueOf(plain));
        }
        require("body", head ? "" : plain.body(), other.body(), plain, other);
        for (String header : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
            require(header, plain.header(header), other.header(header), plain, other);
        }
    }

    /** A service that cannot answer now may well answer the next. */
    private static boolean isRefused(@Nullable Answer answer) {
        return answer != null && AnswerCheck.REFUSALS.contains(answer.status());
    }

    private String target(Choices choices) {
        int skier = 1 + choices.below(Ground.QUIET_SKIERS + 2);
        String season = ground.quiet();
        return choices.of(List.of(
                "/skiers/1/seasons/" + season + "/days/1/skiers/" + skier,
                "/skiers/" + skier + "/days?season=" + season + "&limit=" + (1 + choices.below(3)),
                "/skiers/" + skier + "/rides?resort=1&season=" + season + "&day=1",
                "/skiers/" + skier + "/vertical?resort=1&season=" + season,
                "/resorts/1/seasons/" + season + "/days/1",
                "/resorts/1/seasons/" + season + "/day/1/skiers",
                "/resorts"));
    }

    private static String other(Choices choices, boolean head, String target) {
        String uri = target;
        if (choices.oneIn(2)) {
            uri += (uri.contains("?") ? "&" : "?")
                    + choices.of(List.of("x=1", "utm=%20", "a", "_=" + choices.below(1_000)));
        }
        if (uri.contains("season=") && choices.oneIn(3)) {
            uri = uri.replace("season=", "%73eason=").replace("day=1", "day=%31");
        }
        StringBuilder request =
                new StringBuilder(head ? "HEAD " : "GET ").append(uri).append(" HTTP/1.1\r\n");
        request.append(choices.of(List.of("Host: localhost", "hOST:other.example:81", "HOST:\t localhost \t")))
                .append("\r\n");
        while (choices.oneIn(2)) {
            request.append(choices.of(List.of(
                            "Accept: */*",
                            "accept-encoding: gzip",
                            "X-Forwarded-For: 9.9.9.9",
                            "X-Forwarded-Host: evil.example",
                            "Range: bytes=0-1",
                            "Accept: application/json;q=0.5, */*;q=0.1",
                            "Cookie: a=b",
                            "If-Match: \"x\"",
                            "Content-Type: text/plain",
                            "X-HTTP-Method-Override: DELETE",
                            "Accept: text/html",
                            "Origin: null")))
                    .append("\r\n");
        }
        String body = choices.of(List.of(
                "",
                "Content-Length: 0\r\n\r\n",
                "Content-Length: 2\r\n\r\n{}",
                "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
        return request.append(body.isEmpty() ? "\r\n" : body).toString();
    }

    private static void require(
            String what, @Nullable Object one, @Nullable Object two, @Nullable Answer plain, @Nullable Answer other)
            throws Violation {
        if (!Objects.equals(one, two)) {
            throw new Violation(NAME + ": another " + what, "asked plainly " + plain + ", otherwise " + other);
        }
    }

    @Override
    public String shown(Choices choices) {
        String target = target(choices);
        boolean head = choices.oneIn(4);
        return HttpCase.shown(other(choices, head, target));
    }
}
