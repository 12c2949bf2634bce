package dev.liftline.e2e.fuzz.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.local.load.Credentials;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Builds a request and collects its faults. Not thread-safe. */
final class RequestBuilder {

    private static final int MAX_REQUEST_LINE = 3 * 1024;
    private static final int MAX_HEADERS = 4 * 1024;
    private static final int SLACK = 16;

    final Map<String, String> path = new HashMap<>();
    private final StringBuilder target = new StringBuilder();
    private final List<String> headers = new ArrayList<>();
    private final Set<Integer> errors = new TreeSet<>();
    private final Set<Integer> alsoRight = new TreeSet<>();
    private final Set<String> wrong = new TreeSet<>();
    private List<Optional<RideIdentity>> rides = List.of();
    private List<Set<String>> invalidFieldsOfItems = List.of();
    private byte[] body = {};
    private boolean chunked;
    private boolean hasOtherFault;
    private final String method;

    RequestBuilder(String method) {
        this.method = method;
    }

    String method() {
        return method;
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

    /** Says who sends the request; no header for an empty key. */
    void key(String key) {
        if (!key.isEmpty()) {
            header(Credentials.HEADER, key);
        }
    }

    /** Marks a field as invalid: expects 400 and the field's name. */
    void invalidField(String field) {
        wrong.add(field);
        errors.add(400);
    }

    /** Expects one of these statuses for a fault that no field has. */
    void expectStatus(Integer... statuses) {
        hasOtherFault = true;
        errors.addAll(List.of(statuses));
    }

    /** Allows a status that the contract leaves open. */
    void alsoAllow(int status) {
        alsoRight.add(status);
        hasOtherFault |= status == 400;
    }

    void body(byte[] content, boolean inChunks) {
        body = content;
        chunked = inChunks;
    }

    void rides(List<Optional<RideIdentity>> ifTaken, List<Set<String>> invalidFieldsOfEach) {
        rides = ifTaken;
        invalidFieldsOfItems = invalidFieldsOfEach;
    }

    Set<String> invalidFields() {
        return wrong;
    }

    /** Builds the request; {@code right} are the statuses for a request without a fault. */
    FuzzCase finish(Operation operation, Set<Integer> right) {
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
        byte[] bytes = JsonGenerator.joined(head, chunked ? chunks() : body);
        return new FuzzCase(
                Optional.of(operation),
                method,
                new String(bytes, ISO_8859_1),
                new Expectation(statuses, Set.copyOf(wrong), !hasOtherFault, rides, invalidFieldsOfItems));
    }

    private void limit(int status, boolean surely) {
        if (surely) {
            errors.add(status);
            hasOtherFault = true;
        } else {
            alsoAllow(status);
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
