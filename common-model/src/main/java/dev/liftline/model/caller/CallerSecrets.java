package dev.liftline.model.caller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets with which gateways and services sign and verify callers, one in each line of a file: the first one signs, all are
 * accepted. A second line lets every process learn the next secret before the first process signs with it.
 *
 * <p>A change of the file is noticed within a second. While the file cannot be read, the secrets last read stay valid.
 * Thread-safe.
 */
public final class CallerSecrets {

    /** The shortest secret, in characters: 256 bits as base64url. */
    public static final int MIN_LENGTH = 43;

    private static final int MAX_SECRETS = 2;
    private static final String ALGORITHM = "HmacSHA256";
    private static final long CHECK_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final AtomicLong nextCheck;
    private volatile Loaded loaded;

    private record Loaded(FileTime modified, List<Mac> macs, long version) {}

    private CallerSecrets(Path file, Loaded loaded) {
        this.file = file;
        this.loaded = loaded;
        this.nextCheck = new AtomicLong(System.nanoTime() + CHECK_INTERVAL_NANOS);
    }

    /** @throws UnusableSecretsException if the file cannot be read or does not hold one or two secrets */
    public static CallerSecrets of(Path file) {
        return new CallerSecrets(file, load(file, 1));
    }

    /** The message authentication codes, that of the signing secret first. Each call returns new ones. */
    List<Mac> macs() {
        reloadIfChanged();
        return loaded.macs().stream().map(CallerSecrets::copy).toList();
    }

    /** Changes with the secrets. */
    long version() {
        reloadIfChanged();
        return loaded.version();
    }

    private void reloadIfChanged() {
        long now = System.nanoTime();
        long due = nextCheck.get();
        if (now - due < 0 || !nextCheck.compareAndSet(due, now + CHECK_INTERVAL_NANOS)) {
            return;
        }
        try {
            if (!Files.getLastModifiedTime(file).equals(loaded.modified())) {
                loaded = load(file, loaded.version() + 1);
            }
        } catch (IOException | UnusableSecretsException e) {
            // The writer may be half-way; the next check reads it again.
        }
    }

    private static Loaded load(Path file, long version) {
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            List<String> secrets = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .filter(line -> !line.isBlank())
                    .map(String::strip)
                    .toList();
            if (secrets.isEmpty()
                    || secrets.size() > MAX_SECRETS
                    || secrets.stream().anyMatch(secret -> secret.length() < MIN_LENGTH)) {
                throw new UnusableSecretsException(
                        "the file %s must have one or two lines, each a secret of at least %d characters"
                                .formatted(file, MIN_LENGTH));
            }
            return new Loaded(modified, secrets.stream().map(CallerSecrets::mac).toList(), version);
        } catch (IOException e) {
            throw new UnusableSecretsException("the file of internal secrets %s cannot be read".formatted(file), e);
        }
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's own codes can be cloned", e);
        }
    }
}
