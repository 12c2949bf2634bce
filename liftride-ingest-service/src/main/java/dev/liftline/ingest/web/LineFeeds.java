package dev.liftline.ingest.web;

import dev.liftline.model.json.StrictJson;
import dev.liftline.model.json.UnreadableBodyException;
import java.nio.ByteBuffer;

/**
 * Only a line feed ends a line of NDJSON. JSON's other line break, a carriage return, is mere space there, but the parser
 * counts it as the end of a line.
 */
final class LineFeeds {

    private LineFeeds() {}

    /**
     * The body with a space for each carriage return that no line feed follows. {@code body} must have an array, which is not
     * modified.
     *
     * @throws UnreadableBodyException if there is such a carriage return and the body is not strict JSON
     */
    static ByteBuffer only(ByteBuffer body) throws UnreadableBodyException {
        int from = body.arrayOffset() + body.position();
        int to = body.arrayOffset() + body.limit();
        byte[] bytes = body.array();
        if (!hasBareReturn(bytes, from, to)) {
            return body;
        }
        // In a text a carriage return must be rejected, not replaced.
        ByteBuffer json = StrictJson.read(body, parser -> {
            while (parser.nextToken() != null) {}
            return body;
        });
        byte[] copy = new byte[json.remaining()];
        System.arraycopy(bytes, from, copy, 0, copy.length);
        for (int i = 0; i < copy.length; i++) {
            if (isBareReturn(copy, i, copy.length)) {
                copy[i] = ' ';
            }
        }
        return ByteBuffer.wrap(copy);
    }

    private static boolean hasBareReturn(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isBareReturn(bytes, i, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBareReturn(byte[] bytes, int index, int to) {
        return bytes[index] == '\r' && (index + 1 == to || bytes[index + 1] != '\n');
    }
}
