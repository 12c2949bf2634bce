package dev.liftline.e2e.fuzz.input;

import java.util.List;

/**
 * Generates bytes that are not HTTP/1.1 or that two servers may parse as different requests. A request hidden in another one is a
 * ride at {@link FuzzScope#SMUGGLED_RESORT}; a record of it proves smuggling.
 */
public final class RawRequestGenerator {

    private static final String HOST = "Host: localhost\r\n";
    private static final String TYPE = "Content-Type: application/json\r\n";
    private static final List<String> CODINGS = List.of(
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: Chunked",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: identity",
            "Transfer-Encoding:\tchunked",
            "Transfer-Encoding: \u000bchunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
            "X: x\nTransfer-Encoding: chunked",
            "Transfer-Encoding\r\n : chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: \"chunked\"",
            " Transfer-Encoding: chunked",
            "Transfer-Encoding:");

    /** No transfer encoding by the RFC: the bytes behind a short body are a second request. */
    private static final List<String> NO_CODINGS =
            List.of("X: x\r\n Transfer-Encoding: chunked", "Transfer_Encoding: chunked");

    private static final List<String> REQUEST_LINES = List.of(
            "GET",
            "GET /resorts",
            "GET /resorts HTTP/1.2",
            "GET /resorts HTTP/2.0",
            "GET /resorts HTTP/0.9",
            "GET /resorts http/1.1",
            "GET /resorts HTTP/1.1 x",
            "GET /re sorts HTTP/1.1",
            "GET resorts HTTP/1.1",
            "GET * HTTP/1.1",
            "GET ftp://evil.example/resorts HTTP/1.1",
            "GET //evil.example/resorts HTTP/1.1",
            "CONNECT evil.example:443 HTTP/1.1",
            "G\u0000T /resorts HTTP/1.1",
            "GET /\u0000 HTTP/1.1",
            "PRI * HTTP/2.0",
            "GET /resorts\u00e9 HTTP/1.1",
            "GET /resorts#x HTTP/1.1",
            "GET /resorts HTTP/11",
            "\u0016\u0003\u0001\u0002",
            "HELO x",
            "GET /resorts HTTP/1.1\r",
            "{}",
            "GET /resorts HTTP/1.1\r\n\u0000: x");
    private static final List<String> LENGTHS = List.of(
            "-1",
            "+5",
            "0x5",
            "5, 5",
            "5,6",
            "5 5",
            "5.0",
            "five",
            "",
            "99999999999999999999",
            "9223372036854775807",
            "4294967301",
            "5\r\nContent-Length: 6",
            "5\r\nContent-Length: 5",
            "\u0665",
            "5;",
            "5\u0000");
    private static final List<String> BROKEN_CHUNKS = List.of(
            "zz\r\nxx\r\n0\r\n\r\n",
            "-1\r\n\r\n",
            "5\r\nabc\r\n0\r\n\r\n",
            "2\r\n{}x\r\n0\r\n\r\n",
            "0x2\r\n{}\r\n0\r\n\r\n",
            "ffffffffffffffff\r\n{}\r\n");
    private static final List<String> CHUNKS = List.of(
            "zz\r\nxx\r\n0\r\n\r\n",
            "-1\r\n\r\n",
            "5\r\nabc\r\n0\r\n\r\n",
            "2\r\n{}x\r\n0\r\n\r\n",
            "2\r\n{}\r\n",
            "2;x=\"\r\n\"\r\n{}\r\n0\r\n\r\n",
            "ffffffffffffffff\r\n{}\r\n",
            "80000000\r\n{}\r\n",
            "2\n{}\n0\n\n",
            "2 \r\n{}\r\n0\r\n\r\n",
            "0x2\r\n{}\r\n0\r\n\r\n",
            "\r\n",
            "",
            "2\r\n{}0\r\n\r\n",
            "2\r\n{}\r\n0\r\nContent-Length: 9\r\n\r\n",
            "2\r\n{}\r\n0\r\n: x\r\n\r\n",
            "1e\r\n{}\r\n0\r\n\r\n");

    /** The lines that each valid request needs. */
    private final String host;

    /** @param scope has the key that requests send */
    public RawRequestGenerator(FuzzScope scope) {
        host = HOST + scope.keyLine();
    }

    /** Bytes that contain no valid request. */
    public String make(ChoiceSequence choices) {
        return switch (choices.below(9)) {
            case 0 -> choices.of(REQUEST_LINES) + "\r\n" + host + "\r\n";
            case 1 -> smuggledBehindChunks(choices);
            case 2 -> smuggledBehindLength(choices);
            case 3 -> post("Content-Length: " + choices.of(LENGTHS), choices.oneIn(2) ? canary() : "{\"a\":1}");
            case 4 ->
                post(
                        "Transfer-Encoding: chunked",
                        choices.oneIn(2) ? choices.of(BROKEN_CHUNKS) + canary() : choices.of(CHUNKS));
            case 5 -> "GET /resorts HTTP/1.1\r\n" + host + flood(choices) + "\r\n";
            case 6 -> "GET /resorts HTTP/1.1\r\n" + choices.of(hosts()) + "\r\n";
            case 7 -> damaged(choices, "GET /resorts HTTP/1.1\r\n" + host + "\r\n");
            default -> noise(choices);
        };
    }

    /** The hidden ride. */
    String canary() {
        String body = "{\"time\":1,\"liftID\":1}";
        return "POST /skiers/" + FuzzScope.SMUGGLED_RESORT + "/seasons/2025/days/1/skiers/1 HTTP/1.1\r\n" + host + TYPE
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String smuggledBehindChunks(ChoiceSequence choices) {
        String hidden = "0\r\n\r\n" + canary();
        String coding = choices.of(choices.oneIn(8) ? NO_CODINGS : CODINGS);
        return post(coding + "\r\nContent-Length: " + hidden.length(), hidden);
    }

    private String smuggledBehindLength(ChoiceSequence choices) {
        String chunked = Integer.toHexString(canary().length()) + "\r\n" + canary() + "\r\n0\r\n\r\n";
        return post("Content-Length: " + choices.of(List.of("4", "0", "6")) + "\r\n" + choices.of(CODINGS), chunked);
    }

    private String post(String framing, String rest) {
        return "POST /resorts/1/seasons HTTP/1.1\r\n" + host + TYPE + framing + "\r\n\r\n" + rest;
    }

    private static String flood(ChoiceSequence choices) {
        return switch (choices.below(4)) {
            case 0 -> ("X: " + "y".repeat(100) + "\r\n").repeat(70 + choices.below(900));
            case 1 -> "X: " + "y".repeat(5_000 + choices.below(90_000)) + "\r\n";
            case 2 -> "y".repeat(5_000 + choices.below(90_000));
            // Each folded line counts as the two characters that are left of it.
            default -> "X: a\r\n" + " b\r\n".repeat(2_100 + choices.below(9_000));
        };
    }

    private static List<String> hosts() {
        return List.of("", HOST + HOST, HOST + "Host: second.example\r\n", "Host : x\r\n", "host: a\r\nHOST: b\r\n");
    }

    /** A valid request with one forbidden byte. */
    private static String damaged(ChoiceSequence choices, String request) {
        int at = choices.below(request.length() - 4);
        String bad = choices.of(List.of("\u0000", "\r", "\u0001", "\u007f", "\u0080"));
        // RFC 9112, 3: beside other white space a bare CR may be taken for more of it.
        boolean isSpace = bad.equals("\r")
                && (at == 0 || " \n".indexOf(request.charAt(at - 1)) >= 0 || " \r".indexOf(request.charAt(at)) >= 0);
        return request.substring(0, at) + (isSpace ? "\u0000" : bad) + request.substring(at);
    }

    private static String noise(ChoiceSequence choices) {
        StringBuilder noise = new StringBuilder("\u0000");
        for (int length = choices.below(120); length > 0; length--) {
            noise.append((char) choices.below(256));
        }
        return noise + "\r\n\r\n";
    }
}
