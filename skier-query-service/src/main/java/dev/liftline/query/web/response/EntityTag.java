package dev.liftline.query.web.response;

import java.util.Enumeration;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.springframework.http.ETag;

/**
 * The strong entity tag of a response: two checksums and the length of its body. The processor computes either checksum in
 * one instruction per word; both together make a collision unlikely.
 */
final class EntityTag {

    private EntityTag() {}

    /** Returns the tag of {@code body}, quoted. */
    static String of(byte[] body) {
        CRC32 crc32 = new CRC32();
        crc32.update(body);
        CRC32C crc32c = new CRC32C();
        crc32c.update(body);
        HexFormat hex = HexFormat.of();
        return "\"" + hex.toHexDigits((int) crc32.getValue()) + hex.toHexDigits((int) crc32c.getValue()) + "-"
                + Integer.toHexString(body.length) + "\"";
    }

    /**
     * Whether {@code If-None-Match} names the tag: the client has this response already (RFC 9110, 13.1.2: weak comparison;
     * {@code *} matches any tag).
     */
    static boolean matches(String tag, Enumeration<String> ifNoneMatch) {
        if (!ifNoneMatch.hasMoreElements()) {
            return false;
        }
        ETag current = ETag.create(tag);
        while (ifNoneMatch.hasMoreElements()) {
            for (ETag named : ETag.parse(ifNoneMatch.nextElement())) {
                if (named.isWildcard() || named.compare(current, false)) {
                    return true;
                }
            }
        }
        return false;
    }
}
