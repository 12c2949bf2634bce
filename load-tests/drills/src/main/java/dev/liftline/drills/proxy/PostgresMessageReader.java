package dev.liftline.drills.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Follows one direction of PostgreSQL's protocol (version 3) and finds where its messages begin and end, however they are cut
 * into packets. Of a message's body only the beginning is kept: a COPY may be long.
 */
final class PostgresMessageReader {

    private static final int KEPT = 256;

    /** The type of a client's first message, which has no byte for it. */
    static final char STARTUP = 0;

    private final ByteBuffer header = ByteBuffer.allocate(5);
    private final byte[] body = new byte[KEPT];
    private int kept;
    private int missing;
    private boolean inBody;
    private boolean untyped;

    /** What a message tells, once the whole of it has come. */
    @FunctionalInterface
    interface Reader {
        /** Whether it goes on. */
        boolean goesOn(char type, Text body);
    }

    /** The beginning of a message's body; only to be read before the next message is followed. */
    record Text(ByteBuffer bytes) {

        /** The zero-terminated text that begins at an offset; the end of what was kept ends it too. */
        String at(int offset) {
            int end = Math.min(offset, bytes.limit());
            int begin = end;
            while (end < bytes.limit() && bytes.get(end) != 0) {
                end++;
            }
            return StandardCharsets.UTF_8
                    .decode(bytes.slice(begin, end - begin))
                    .toString();
        }

        int number() {
            return bytes.limit() < Integer.BYTES ? 0 : bytes.getInt(0);
        }
    }

    /** The next message has no type, as a client's first has not. */
    void expectUntyped() {
        untyped = true;
    }

    /**
     * Follows what came next.
     *
     * @return how many of the bytes lie before the message that does not go on, or all of them
     */
    int follow(byte[] bytes, int from, int length, Reader reader) {
        int begin = from;
        for (int at = from; at < length || (inBody && missing == 0); ) {
            if (!inBody) {
                if (header.position() == 0) {
                    begin = at;
                    if (untyped) {
                        header.put((byte) STARTUP);
                        untyped = false;
                    }
                }
                header.put(bytes[at++]);
                if (!header.hasRemaining()) {
                    missing = Math.max(0, header.getInt(1) - Integer.BYTES);
                    inBody = true;
                    kept = 0;
                }
            } else {
                int next = Math.min(missing, length - at);
                int keep = Math.min(next, KEPT - kept);
                System.arraycopy(bytes, at, body, kept, keep);
                kept += keep;
                missing -= next;
                at += next;
                if (missing == 0) {
                    inBody = false;
                    char type = (char) (header.get(0) & 0xff);
                    header.clear();
                    if (!reader.goesOn(type, new Text(ByteBuffer.wrap(body, 0, kept)))) {
                        return begin;
                    }
                }
            }
        }
        return length;
    }
}
