package dev.liftline.gateway.server;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The Content-Encoding of request bodies (RFC 9110, 8.4). The services receive every body decoded. */
final class BodyEncoding {

    /** The accepted codings, for Accept-Encoding. */
    static final String ACCEPTED = "gzip, identity";

    private static final int BUFFER_BYTES = 4_096;

    private BodyEncoding() {}

    /** The decoded body would be larger than the limit. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    static boolean isAccepted(List<String> encodings) {
        return encodings.isEmpty() || isIdentity(encodings) || isGzip(encodings);
    }

    static boolean isGzip(List<String> encodings) {
        return encodings.size() == 1
                && (encodings.getFirst().equalsIgnoreCase("gzip")
                        || encodings.getFirst().equalsIgnoreCase("x-gzip"));
    }

    private static boolean isIdentity(List<String> encodings) {
        return encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("identity");
    }

    /**
     * Decodes a gzip body.
     *
     * @throws TooLargeException when the result is larger than {@code maxBytes}; at most so many bytes are decoded
     * @throws IOException when the body is not complete, valid gzip
     */
    static Buffer gunzip(Buffer body, int maxBytes) throws IOException {
        Buffer decoded = Buffer.buffer();
        byte[] chunk = new byte[BUFFER_BYTES];
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()), BUFFER_BYTES)) {
            for (int read = gzip.read(chunk); read >= 0; read = gzip.read(chunk)) {
                if (decoded.length() + read > maxBytes) {
                    throw new TooLargeException();
                }
                decoded.appendBytes(chunk, 0, read);
            }
        }
        return decoded;
    }
}
