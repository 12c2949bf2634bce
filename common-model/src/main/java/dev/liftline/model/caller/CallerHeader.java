package dev.liftline.model.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;

/**
 * Writes and reads the header that tells a service who sent a request:
 * {@code 1;role;id;subject;resort;lift;expiry;code}. The expiry is in seconds since 1970, the code is the HMAC-SHA256 of what
 * precedes it, as base64url. Thread-safe.
 */
public final class CallerHeader {

    /** The header's name. */
    public static final String NAME = "X-Liftline-Caller";

    private static final String VERSION = "1";
    private static final String SEPARATOR = ";";
    private static final int FIELDS = 8;
    private static final int MAX_LENGTH = 512;
    private static final int MAX_VERIFIED = 10_000;

    /** The farthest expiry that is accepted, in seconds: a gateway signs for one minute, and clocks differ. */
    private static final long MAX_LIFETIME = 120;

    private final CallerSecrets secrets;
    private final InstantSource clock;
    /** By header: a caller sends the same one many times. */
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    /** @param secrets of what version the code is; a header that was signed with a removed secret must be verified anew */
    private record Verified(Caller caller, long expires, long secrets) {}

    public CallerHeader(CallerSecrets secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The header of a caller. */
    public String write(Caller caller, Instant expires) {
        String content = String.join(
                SEPARATOR,
                VERSION,
                caller.role().id(),
                caller.id(),
                caller.subject(),
                Integer.toString(caller.resort()),
                Integer.toString(caller.lift()),
                Long.toString(expires.getEpochSecond()));
        return content + SEPARATOR + code(secrets.macs().getFirst(), content);
    }

    /** @throws InvalidCallerException if the header is malformed, expired or not signed with a valid secret */
    public Caller read(String header) throws InvalidCallerException {
        Verified known = verified.get(header);
        if (known == null || known.secrets() != secrets.version()) {
            verified.remove(header);
            known = verify(header);
            if (verified.size() >= MAX_VERIFIED) {
                verified.clear();
            }
            verified.put(header, known);
        }
        long now = clock.instant().getEpochSecond();
        if (now >= known.expires()) {
            verified.remove(header);
            throw new InvalidCallerException("The caller header has expired.");
        }
        if (known.expires() - now > MAX_LIFETIME) {
            verified.remove(header);
            throw new InvalidCallerException("The caller header is valid for longer than a gateway signs.");
        }
        return known.caller();
    }

    private Verified verify(String header) throws InvalidCallerException {
        long version = secrets.version();
        int end = header.lastIndexOf(SEPARATOR);
        if (end < 0 || header.length() > MAX_LENGTH || !isSigned(header.substring(0, end), header.substring(end + 1))) {
            throw new InvalidCallerException("The caller header is not signed by a gateway.");
        }
        String[] fields = header.split(SEPARATOR, -1);
        if (fields.length != FIELDS || !fields[0].equals(VERSION)) {
            throw new InvalidCallerException("The caller header is of another version.");
        }
        return new Verified(
                new Caller(
                        CallerRole.of(fields[1]),
                        fields[2],
                        fields[3],
                        Integer.parseInt(fields[4]),
                        Integer.parseInt(fields[5])),
                Long.parseLong(fields[6]),
                version);
    }

    private boolean isSigned(String content, String code) {
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        boolean signed = false;
        for (Mac mac : secrets.macs()) {
            signed |= MessageDigest.isEqual(code(mac, content).getBytes(StandardCharsets.UTF_8), given);
        }
        return signed;
    }

    private static String code(Mac mac, String content) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }
}
