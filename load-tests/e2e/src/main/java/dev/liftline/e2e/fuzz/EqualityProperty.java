package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.check.ResponseCheck;
import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.RawConnection;
import dev.liftline.e2e.fuzz.http.RawResponse;
import dev.liftline.e2e.fuzz.input.ChoiceSequence;
import dev.liftline.e2e.fuzz.input.FuzzCase;
import dev.liftline.e2e.fuzz.input.FuzzScope;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two equivalent spellings of a read get equal responses. */
final class EqualityProperty implements Property {

    private static final String NAME = "equal requests";

    private final FuzzScope scope;

    EqualityProperty(FuzzScope scope) {
        this.scope = scope;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(ChoiceSequence choices, RawConnection connection) throws Violation, IOException {
        String target = target(choices);
        boolean head = choices.oneIn(4);
        RawResponse plain = connection.exchangeWithRetries(
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + scope.keyLine() + "\r\n", false);
        RawResponse other = connection.exchangeWithRetries(other(choices, head, target), head);
        if (isRefused(plain) || isRefused(other)) {
            return;
        }
        require("status", plain == null ? 0 : plain.status(), other == null ? 0 : other.status(), plain, other);
        if (plain == null || other == null) {
            throw new Violation(NAME + ": no response", String.valueOf(plain));
        }
        require("body", head ? "" : plain.body(), other.body(), plain, other);
        for (String header : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
            require(header, plain.header(header), other.header(header), plain, other);
        }
    }

    /** Whether a response says nothing about the read, because the service is overloaded or unavailable. */
    private static boolean isRefused(@Nullable RawResponse response) {
        return response != null && ResponseCheck.UNAVAILABLE_STATUSES.contains(response.status());
    }

    private String target(ChoiceSequence choices) {
        int skier = 1 + choices.below(FuzzScope.READ_SKIERS + 2);
        String season = scope.readSeason();
        return choices.of(List.of(
                "/skiers/1/seasons/" + season + "/days/1/skiers/" + skier,
                "/skiers/" + skier + "/days?season=" + season + "&limit=" + (1 + choices.below(3)),
                "/skiers/" + skier + "/rides?resort=1&season=" + season + "&day=1",
                "/skiers/" + skier + "/vertical?resort=1&season=" + season,
                "/resorts/1/seasons/" + season + "/days/1",
                "/resorts/1/seasons/" + season + "/day/1/skiers",
                "/resorts"));
    }

    private String other(ChoiceSequence choices, boolean head, String target) {
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
                .append("\r\n")
                .append(scope.keyLine());
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
            String what,
            @Nullable Object one,
            @Nullable Object two,
            @Nullable RawResponse plain,
            @Nullable RawResponse other)
            throws Violation {
        if (!Objects.equals(one, two)) {
            throw new Violation(NAME + ": another " + what, "asked plainly " + plain + ", otherwise " + other);
        }
    }

    @Override
    public String printable(ChoiceSequence choices) {
        String target = target(choices);
        boolean head = choices.oneIn(4);
        return FuzzCase.printable(other(choices, head, target));
    }
}
