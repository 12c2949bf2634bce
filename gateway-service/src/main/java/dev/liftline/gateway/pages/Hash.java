package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 of files, for their names and for policies. */
final class Hash {

    private static final int NAME_LENGTH = 12;

    private Hash() {}

    /** 48 bits: two versions of one file never meet. */
    static String name(byte[] content) {
        return HexFormat.of().formatHex(sha256(content)).substring(0, NAME_LENGTH);
    }

    /** As a {@code Content-Security-Policy} names an inline script. */
    static String source(String inline) {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256(inline.getBytes(UTF_8))) + "'";
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
