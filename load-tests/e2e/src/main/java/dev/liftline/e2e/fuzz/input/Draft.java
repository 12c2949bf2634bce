package dev.liftline.e2e.fuzz.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request while it is being made, with what has been done wrong so far. For one thread. */
final class Draft {

    private static final int MAX_REQUEST_LINE = 3 * 1024;
    private static final int MAX_HEADERS = 4 * 1024;
    private static final int SLACK = 16;

    final Map<String, String> path = new HashMap<>();
    private final StringBuilder target = new StringBuilder();
    private final List<String> headers = new ArrayList<>();
    private final Set<Integer> errors = new TreeSet<>();
    private final Set<Integer> alsoRight = new TreeSet<>();
    private final Set<String> wrong = new TreeSet<>();
    private List<Optional<Ride>> rides = List.of();
    private List<Set<String>> wrongOfItems = List.of();
    private byte[] body = {};
    private boolean chunked;
    private boolean spoiled;

    String method;

    Draft(String method) {
        this.method = method;
    }

    void append(String text) {
        target.append(text);
    }

    void header(String name, String value) {
        headers.add(name + ": " + value);
    }

    void rawHeader(String line) {
        headers.add(line);
    }

    /** A field breaks a rule: 400, and it is named. */
    void wrong(String field) {
        wrong.add(field);
        errors.add(400);
    }

    /** Something that is no field's fault must lead to one of these statuses. */
    void spoil(Integer... statuses) {
        spoiled = true;
        errors.addAll(List.of(statuses));
    }

    /** This is allowed too, as the contract leaves it open. */
    void mayAlsoBe(int status) {
        alsoRight.add(status);
        spoiled |= status == 400;
    }

    void body(byte[] content, boolean inChunks) {
        body = content;
        chunked = inChunks;
    }

    void rides(List<Optional<Ride>> ifTaken, List<Set<String>> wrongOfEach) {
        rides = ifTaken;
        wrongOfItems = wrongOfEach;
    }

    Set<String> wrong() {
        return wrong;
    }

    int bodyLength() {
        return body.length;
    }

    /** Ends the request; {@code right} is what a request without a fault is answered. */
    HttpCase.Parts finish(Set<Integer> right) {
        if (body.length > 0 || method.equals("POST")) {
            headers.add(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length);
        }
        String requestLine = method + " " + target + " HTTP/1.1";
        String lines = String.join("\r\n", headers);
        if (requestLine.length() > MAX_REQUEST_LINE - SLACK) {
            limit(414, requestLine.length() > MAX_REQUEST_LINE + SLACK);
        }
        if (lines.length() > MAX_HEADERS - 4 * SLACK * SLACK) {
            limit(431, lines.length() > MAX_HEADERS + SLACK);
        }
        Set<Integer> statuses = new TreeSet<>(errors.isEmpty() ? right : errors);
        statuses.addAll(alsoRight);
        byte[] head = (requestLine + "\r\n" + lines + "\r\n\r\n").getBytes(ISO_8859_1);
        byte[] bytes = JsonTexts.joined(head, chunked ? chunks() : body);
        return new HttpCase.Parts(
                new String(bytes, ISO_8859_1),
                new Expectation(statuses, Set.copyOf(wrong), !spoiled, rides, wrongOfItems));
    }

    private void limit(int status, boolean surely) {
        if (surely) {
            errors.add(status);
            spoiled = true;
        } else {
            mayAlsoBe(status);
        }
    }

    private byte[] chunks() {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += 1_000) {
            int length = Math.min(1_000, body.length - at);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
            chunks.write(body, at, length);
            chunks.writeBytes("\r\n".getBytes(US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(US_ASCII));
        return chunks.toByteArray();
    }
}
