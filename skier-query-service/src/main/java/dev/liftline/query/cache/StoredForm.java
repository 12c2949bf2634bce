package dev.liftline.query.cache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The form in which Redis holds a value: a header up to the first colon, then the JSON. Every header begins with the version,
 * so that releases with different forms can compare versions.
 *
 * @param number distinguishes forms; empty for the first
 * @param checked whether the header has the CRC-32C of the JSON
 */
record StoredForm(String number, boolean checked) {

    /** {@code VERSION:JSON}. For values whose JSON is checked completely when it is read. */
    static final StoredForm PLAIN = new StoredForm("", false);

    /** {@code VERSION.2.CHECKSUM:JSON}. For values that are passed on unread. */
    static final StoredForm CHECKED = new StoredForm("2", true);

    private static final int MAX_VERSION_DIGITS = 18;
    private static final int MAX_HEADER = MAX_VERSION_DIGITS + ".2.12345678".length();

    /** The bytes for Redis. */
    byte[] write(VersionedJson value) {
        byte[] header = (value.version() + suffix(value.json()) + ":").getBytes(StandardCharsets.US_ASCII);
        byte[] stored = Arrays.copyOf(header, header.length + value.json().length);
        System.arraycopy(value.json(), 0, stored, header.length, value.json().length);
        return stored;
    }

    /** The value in {@code stored}; null unless it has this form. The JSON is not checked. */
    @Nullable
    VersionedJson read(byte[] stored) {
        int colon = colon(stored);
        int digits = digits(stored, colon);
        if (digits == 0 || (digits > 1 && stored[0] == '0')) {
            return null;
        }
        byte[] json = Arrays.copyOfRange(stored, colon + 1, stored.length);
        String suffix = new String(stored, digits, colon - digits, StandardCharsets.US_ASCII);
        if (!suffix.equals(suffix(json))) {
            return null;
        }
        long version = Long.parseLong(new String(stored, 0, digits, StandardCharsets.US_ASCII));
        // "No data" has version 0.
        return json.length == 0 && version > 0 ? null : new VersionedJson(version, json);
    }

    /** What the header of {@code json} has between version and colon. */
    private String suffix(byte[] json) {
        String suffix = number.isEmpty() ? "" : "." + number;
        if (!checked) {
            return suffix;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(json);
        return suffix + "." + HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** The index of the colon that ends the header, or 0 if there is no header. */
    private static int colon(byte[] stored) {
        for (int i = 0; i < Math.min(stored.length, MAX_HEADER + 1); i++) {
            if (stored[i] == ':') {
                return i;
            }
        }
        return 0;
    }

    /** The number of digits that the header begins with, 0 if there are too many. */
    private static int digits(byte[] stored, int colon) {
        int digits = 0;
        while (digits < colon && stored[digits] >= '0' && stored[digits] <= '9') {
            digits++;
        }
        return digits > MAX_VERSION_DIGITS ? 0 : digits;
    }
}
