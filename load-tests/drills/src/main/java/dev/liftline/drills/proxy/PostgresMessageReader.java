package dev.liftline.drills.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds the messages in one direction of PostgreSQL's protocol (version 3), however they are split into packets. Keeps only the beginning
 * of a message's body: a COPY may be long.
 */
final class PostgresMessageReader {

    private static final int MAX_KEPT = 256;

    /** Stands for the type of a client's first message, which has no type byte. */
    static final char STARTUP = 0;

    private final ByteBuffer header = ByteBuffer.allocate(5);
    private final byte[] body = new byte[MAX_KEPT];
    private int kept;
    private int missing;
    private boolean inBody;
    private boolean untyped;

    /** Receives complete messages. */
    @FunctionalInterface
    interface Handler {
        /** Returns whether the message may pass. */
        boolean mayPass(char type, Text body);
    }

    /** The beginning of a message's body, valid until the next message. */
    record Text(ByteBuffer bytes) {

        /** The zero-terminated text at an offset, cut off at the end of the kept bytes. */
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

    /** The next message has no type byte, like a client's first one. */
    void expectUntyped() {
        untyped = true;
    }

    /**
     * Reads the next bytes.
     *
     * @return the number of bytes before the first message that may not pass; all of them otherwise
     */
    int read(byte[] bytes, int from, int length, Handler handler) {
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
                int keep = Math.min(next, MAX_KEPT - kept);
                System.arraycopy(bytes, at, body, kept, keep);
                kept += keep;
                missing -= next;
                at += next;
                if (missing == 0) {
                    inBody = false;
                    char type = (char) (header.get(0) & 0xff);
                    header.clear();
                    if (!handler.mayPass(type, new Text(ByteBuffer.wrap(body, 0, kept)))) {
                        return begin;
                    }
                }
            }
        }
        return length;
    }
}
