package dev.liftline.local.secrets;

import dev.liftline.local.process.StartException;
import dev.liftline.model.caller.CallerSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The file of the secrets that sign callers: one, or two during a rotation. */
final class InternalSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int MAX_SECRETS = 2;

    private InternalSecrets() {}

    /** 256 random bits as base64url. */
    static String generate() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** @throws StartException if the file is missing or damaged */
    static List<String> read(Path file) {
        var secrets = SecretFile.read(file);
        if (secrets.isEmpty()
                || secrets.size() > MAX_SECRETS
                || secrets.stream().anyMatch(secret -> secret.length() < CallerSecrets.MIN_LENGTH)) {
            throw SecretFile.damaged(
                    file,
                    "it must have one or two lines of at least %d characters".formatted(CallerSecrets.MIN_LENGTH));
        }
        return secrets;
    }

    /** @throws StartException if the file is missing or damaged */
    static void require(Path file) {
        var _ = read(file);
    }

    static void write(Path file, List<String> secrets) throws IOException {
        SecretFile.write(file, secrets);
    }
}
