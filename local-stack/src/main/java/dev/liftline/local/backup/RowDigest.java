package dev.liftline.local.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The number of rows and the SHA-256 of a copy; a row ends with a line feed, and none has one inside. Not thread-safe. */
final class RowDigest {

    private final String table;
    private final RowProgress progress;
    private final MessageDigest digest = sha256();
    private long rows;

    RowDigest(String table, RowProgress progress) {
        this.table = table;
        this.progress = progress;
    }

    void add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                rows++;
            }
        }
        progress.rows(table, rows);
    }

    long rows() {
        return rows;
    }

    /** Hexadecimal. Resets the digest. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
