package dev.liftline.identity.password;

import dev.liftline.identity.PinRule;
import dev.liftline.identity.RejectedException;
import dev.liftline.identity.SecretHasher;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** bcrypt. */
@Component
class BcryptHasher implements SecretHasher {

    static final int STRENGTH = 10;

    /** Hashed in the place of a secret that is too long: an empty one would cost nothing. */
    private static final String TOO_LONG = "too long";

    /** Of no secret that is known. */
    private static final String DUMMY = "$2a$10$vI3kPq0nH5tZbX8mJw2cRuE7yLd4Gs1oTfQ9aKhN6xCjUzWrSeYMm";

    private final PasswordEncoder encoder;
    private final Bulkhead hashes;
    private final Executor threads;

    BcryptHasher(PasswordEncoder encoder, Bulkhead hashes, @Qualifier("hashThreads") Executor threads) {
        this.encoder = encoder;
        this.hashes = hashes;
        this.threads = threads;
    }

    @Override
    public String hash(String secret) {
        return limited(() -> Objects.requireNonNull(encoder.encode(secret)));
    }

    @Override
    public boolean matches(String secret, @Nullable String hash) {
        boolean whole = secret.getBytes(StandardCharsets.UTF_8).length <= PinRule.MAX_BYTES;
        boolean matches = limited(() -> encoder.matches(whole ? secret : TOO_LONG, hash == null ? DUMMY : hash));
        return matches && whole && hash != null;
    }

    private <T> T limited(Supplier<T> work) {
        try {
            return hashes.executeSupplier(
                    () -> CompletableFuture.supplyAsync(work, threads).join());
        } catch (BulkheadFullException e) {
            throw RejectedException.unavailable("Too many people sign in at the moment; try again shortly.");
        }
    }
}
