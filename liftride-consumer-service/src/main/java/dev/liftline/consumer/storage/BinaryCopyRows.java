package dev.liftline.consumer.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Encodes rows in PostgreSQL's binary COPY format. For one thread. */
final class BinaryCopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int FLAGS_AND_EXTENSION = 8;
    private static final int NULL = -1;
    private static final short END = -1;

    private ByteBuffer bytes;
    private int count;

    /** @param expectedBytes the initial capacity; it grows as needed */
    BinaryCopyRows(int expectedBytes) {
        bytes = ByteBuffer.allocate(expectedBytes + SIGNATURE.length + FLAGS_AND_EXTENSION + Short.BYTES);
        bytes.put(SIGNATURE).putLong(0);
    }

    BinaryCopyRows row(int columns) {
        reserve(Short.BYTES).putShort((short) columns);
        count++;
        return this;
    }

    BinaryCopyRows smallint(int value) {
        reserve(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) value);
        return this;
    }

    BinaryCopyRows integer(int value) {
        reserve(Integer.BYTES + Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    BinaryCopyRows bigint(long value) {
        reserve(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    BinaryCopyRows text(@Nullable String value) {
        if (value == null) {
            reserve(Integer.BYTES).putInt(NULL);
        } else {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            reserve(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
        }
        return this;
    }

    /** Number of rows. */
    int count() {
        return count;
    }

    /** Ends the rows and returns their encoded form. */
    InputStream finish() {
        reserve(Short.BYTES).putShort(END);
        return new ByteArrayInputStream(bytes.array(), bytes.arrayOffset(), bytes.position());
    }

    private ByteBuffer reserve(int more) {
        if (bytes.remaining() < more) {
            bytes = ByteBuffer.allocate(Math.max(bytes.capacity() * 2, bytes.capacity() + more))
                    .put(bytes.flip());
        }
        return bytes;
    }
}
