package dev.liftline.consumer.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rows in the binary form of PostgreSQL's COPY. For one thread. */
final class BinaryCopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int FLAGS_AND_EXTENSION = 8;
    private static final int NULL = -1;
    private static final short END = -1;

    private ByteBuffer bytes;
    private int count;

    /** @param expected bytes; more than that make it grow */
    BinaryCopyRows(int expected) {
        bytes = ByteBuffer.allocate(expected + SIGNATURE.length + FLAGS_AND_EXTENSION + Short.BYTES);
        bytes.put(SIGNATURE).putLong(0);
    }

    BinaryCopyRows row(int columns) {
        room(Short.BYTES).putShort((short) columns);
        count++;
        return this;
    }

    BinaryCopyRows smallint(int value) {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) value);
        return this;
    }

    BinaryCopyRows integer(int value) {
        room(Integer.BYTES + Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    BinaryCopyRows bigint(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    BinaryCopyRows text(@Nullable String value) {
        if (value == null) {
            room(Integer.BYTES).putInt(NULL);
        } else {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
        }
        return this;
    }

    /** How many rows there are. */
    int count() {
        return count;
    }

    /** Ends the rows and gives them to be read. */
    InputStream finish() {
        room(Short.BYTES).putShort(END);
        return new ByteArrayInputStream(bytes.array(), bytes.arrayOffset(), bytes.position());
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            bytes = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.capacity() + more))
                    .put(bytes.flip());
        }
        return bytes;
    }
}
