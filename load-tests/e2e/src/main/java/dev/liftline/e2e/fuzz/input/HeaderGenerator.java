package dev.liftline.e2e.fuzz.input;

import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.api.Parameter;
import java.util.List;

/** Generates headers: those of the operation, and others. */
final class HeaderGenerator {

    private static final List<String> HARMLESS = List.of(
            "Accept: */*",
            "Accept: application/json",
            "Accept: text/html;q=0.1, */*",
            "Accept: text/html",
            "Accept: ,,;;=\"",
            "Accept-Encoding: gzip, br",
            "Accept-Encoding: identity;q=0, *;q=0",
            "Accept-Language: xx-\"",
            "Accept-Charset: utf-16",
            "Range: bytes=0-1",
            "Range: bytes=9-1,-",
            "If-Modified-Since: never",
            "If-Match: \"x\"",
            "If-Range: \"x\"",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "Origin: https://evil.example",
            "Origin: null",
            "Access-Control-Request-Method: POST",
            "Cookie: a=b; $Version=1; JSESSIONID=x",
            "Cookie: =\"",
            "X-Forwarded-For: 1.2.3.4, \"",
            "X-Forwarded-Host: evil.example:99999",
            "X-Forwarded-Proto: gopher",
            "X-Forwarded-Prefix: /../..",
            "Forwarded: for=\"[\"",
            "X-Original-URL: /actuator/env",
            "X-HTTP-Method-Override: DELETE",
            "X-Request-Id: a b",
            "X-Request-Id: " + "y".repeat(65),
            "X-Request-Id: fuzz-1",
            "Connection: close",
            "Connection: \u00e9",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            "TE: trailers",
            "Trailer: Content-Length",
            "Via: 1.1 x",
            "Max-Forwards: 0",
            "Pragma: no-cache",
            "Cache-Control: only-if-cached",
            "User-Agent: ",
            "User-Agent: () { :;}; x",
            "X-Empty:",
            "X-Odd_Name~1: \u00e9\u00ff",
            "x: \t y \t ",
            "Expect: 100-continue",
            "Date: x",
            "traceparent: 00-x",
            "b3: 1",
            "Content-Language: xx",
            "Content-Location: /..",
            "Last-Event-ID: \u0080");

    /** Makes the named headers hop-by-hop: no service sees them (RFC 9110, 7.6.1). */
    private static final String OF_ONE_CONNECTION = "Connection: keep-alive, X-Scanner-Id, Host";

    private static final List<String> FORBIDDEN = List.of(
            "X Y: 1",
            "X\u0000: 1",
            "X: \u0000",
            "X: a\u0001b",
            ": empty",
            "X",
            "X\u00e9: 1",
            "X(: 1",
            "Host: second.example",
            "X : 1",
            "X: a\rb");

    private HeaderGenerator() {}

    static void write(ChoiceSequence choices, Operation operation, RequestBuilder request) {
        request.header("Host", choices.of(List.of("localhost", "127.0.0.1:8080", "liftline.example", "[::1]:80")));
        boolean ofOneConnection = choices.oneIn(60);
        if (ofOneConnection) {
            raw(request, OF_ONE_CONNECTION);
        }
        operation
                .parameters("header")
                .forEach(parameter -> described(
                        choices, parameter, request, ofOneConnection && OF_ONE_CONNECTION.contains(parameter.name())));
        while (choices.oneIn(3)) {
            raw(request, choices.of(HARMLESS));
        }
        if (choices.oneIn(40)) {
            raw(request, choices.of(FORBIDDEN));
            request.expectStatus(400);
        }
        if (choices.oneIn(60)) {
            request.header("Expect", choices.of(List.of("200-ok", "100-continue, x", "")));
            request.alsoAllow(417);
            request.alsoAllow(400);
        }
        if (choices.oneIn(60)) {
            request.header("X-Long", "z".repeat(choices.below(9_000)));
        }
        if (choices.oneIn(60)) {
            int count = 1 + choices.below(150);
            for (int i = 0; i < count; i++) {
                request.header("X-" + i, "");
            }
            if (count > 40) {
                request.alsoAllow(431);
            }
            if (count > 64) {
                request.expectStatus(431);
            }
        }
    }

    private static void described(ChoiceSequence choices, Parameter parameter, RequestBuilder request, boolean unseen) {
        if (!choices.oneIn(4)) {
            return;
        }
        if (parameter.name().equals("If-None-Match")) {
            request.header(
                    parameter.name(),
                    choices.of(List.of("\"x\"", "*", "W/\"x\", \"y\"", "x", "\"", ",,", "\"a\"b", "W/*")));
            request.alsoAllow(304);
            return;
        }
        String value = choices.oneIn(2)
                ? choices.of(List.of("a b", "", "\u00e9", "x/y", "a".repeat(65), "lift\t21", "${x}", "lift:21", "a,b"))
                : TextGenerator.valid(choices, parameter.schema().node());
        request.header(parameter.name(), value);
        if (!unseen && !parameter.allows(value)) {
            request.invalidField(parameter.name());
        }
    }

    private static void raw(RequestBuilder request, String line) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
            request.header(line.substring(0, colon), line.substring(colon + 2));
        } else {
            request.rawHeader(line);
        }
    }
}
