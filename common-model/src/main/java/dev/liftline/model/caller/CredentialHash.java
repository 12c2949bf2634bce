package dev.liftline.model.caller;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a credential. No slow hash is needed, because nobody can guess 256 random bits; a comparison need not take constant
 * time, because a caller does not choose the hash. Immutable; a key of hash maps.
 */
public record CredentialHash(long first, long second, long third, long fourth) {

    private static final int BYTES = 32;

    /** For each thread: to get one costs as much as a hash. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(CredentialHash::sha256);

    /** The hash of a credential's text, or of another random secret. */
    public static CredentialHash of(String credential) {
        return of(SHA_256.get().digest(credential.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static CredentialHash of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new CredentialHash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /** @throws IllegalArgumentException if the text is not 64 hexadecimal digits */
    public static CredentialHash parse(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A hash has " + 2 * BYTES + " hexadecimal digits.");
        }
        return of(bytes);
    }

    /** In hexadecimal digits. */
    public String hex() {
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(BYTES)
                        .putLong(first)
                        .putLong(second)
                        .putLong(third)
                        .putLong(fourth)
                        .array());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CredentialHash(long a, long b, long c, long d)
                && first == a
                && second == b
                && third == c
                && fourth == d;
    }
}
