package dev.liftline.e2e.fuzz.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads responses strictly: wrong framing is an error. */
final class RawResponseReader {

    // A request without a version gets an HTTP/1.0 response.
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d\\.\\d ([1-5]\\d\\d) [ -~]*");
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([ -~\t]*?)[ \t]*");
    private static final int MAX_HEAD = 64 * 1024;

    private final InputStream in;

    RawResponseReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the next final response; skips interim ones (1xx).
     *
     * @param head whether the request was {@code HEAD}, whose response has no body
     * @return null if the server closed the connection without a response
     */
    @Nullable
    RawResponse read(boolean head) throws IOException {
        while (true) {
            String statusLine = line();
            if (statusLine == null) {
                return null;
            }
            Matcher status = STATUS_LINE.matcher(statusLine);
            if (!status.matches()) {
                throw new MalformedResponseException("status line: " + statusLine);
            }
            int code = Integer.parseInt(status.group(1));
            Map<String, List<String>> headers = headers();
            if (code >= 200) {
                byte[] body = head || code == 204 || code == 304 ? new byte[0] : body(headers);
                return new RawResponse(code, headers, new String(body, ISO_8859_1));
            }
        }
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !"".equals(line); line = line()) {
            Matcher header = HEADER.matcher(line == null ? "" : line);
            if (!header.matches()) {
                throw new MalformedResponseException("header: " + line);
            }
            headers.computeIfAbsent(header.group(1).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.group(2));
        }
        return headers;
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        List<String> lengths = headers.getOrDefault("content-length", List.of());
        List<String> codings = headers.getOrDefault("transfer-encoding", List.of());
        if (lengths.size() + codings.size() != 1) {
            throw new MalformedResponseException("framing: " + lengths + " " + codings);
        }
        return lengths.isEmpty() ? chunks() : exactly(Integer.parseInt(lengths.getFirst()));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            if (size == null) {
                throw new MalformedResponseException("the body is incomplete");
            }
            byte[] chunk = exactly(Integer.parseInt(size, 16));
            body.writeBytes(chunk);
            if (!"".equals(line())) {
                throw new MalformedResponseException("a chunk is longer than it says");
            }
            if (chunk.length == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new MalformedResponseException("the body is incomplete after " + bytes.length + " of " + length);
        }
        return bytes;
    }

    /** A line without its CR LF; null at the end of the stream. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                String text = line.toString(ISO_8859_1);
                if (!text.endsWith("\r")) {
                    throw new MalformedResponseException("a line ends without CR: " + text);
                }
                return text.substring(0, text.length() - 1);
            }
            line.write(b);
            if (line.size() > MAX_HEAD) {
                throw new MalformedResponseException("a line without an end");
            }
        }
        if (line.size() > 0) {
            throw new MalformedResponseException("a line is incomplete: " + line.toString(ISO_8859_1));
        }
        return null;
    }
}
