package dev.liftline.identity.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** bcrypt that counts how often it worked. */
@Primary
public final class CountingEncoder implements PasswordEncoder {

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(10);
    private final AtomicInteger comparisons = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> next = new AtomicReference<>();

    /** Runs the action once, after the next comparison. */
    public void afterNextComparison(Runnable action) {
        next.set(action);
    }

    /** How many comparisons with a hash of the usual strength were made. */
    public int comparisons() {
        return comparisons.get();
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return encoder.encode(secret);
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        if (hash != null && hash.startsWith("$2a$10$") && secret != null && !secret.isEmpty()) {
            comparisons.incrementAndGet();
        }
        boolean matches = encoder.matches(secret, hash);
        Runnable action = next.getAndSet(null);
        if (action != null) {
            action.run();
        }
        return matches;
    }
}
