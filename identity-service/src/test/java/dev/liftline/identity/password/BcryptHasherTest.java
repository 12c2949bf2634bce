package dev.liftline.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.liftline.identity.RejectedException;
import dev.liftline.identity.testing.CountingEncoder;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BcryptHasherTest {

    private final CountingEncoder encoder = new CountingEncoder();
    private final Bulkhead bulkhead = Bulkhead.of(
            "hashes",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(2)
                    .maxWaitDuration(Duration.ofMillis(1))
                    .build());
    private final BcryptHasher hasher = new BcryptHasher(encoder, bulkhead, Runnable::run);

    @Test
    void matchesTheSecretOnly() {
        String hash = hasher.hash("wander-lust");
        assertThat(hasher.matches("wander-lust", hash)).isTrue();
        assertThat(hasher.matches("wander-lusT", hash)).isFalse();
    }

    @Test
    void worksAsMuchWithoutAHashAndWithALongSecret() {
        String longest = "x".repeat(72);
        String hash = hasher.hash(longest);
        assertThat(hasher.matches("wander-lust", null)).isFalse();
        assertThat(hasher.matches(longest + "x", hash)).isFalse();
        assertThat(hasher.matches("too long", null)).isFalse();
        assertThat(hasher.matches(longest, hash)).isTrue();
        assertThat(encoder.comparisons()).isEqualTo(4);
    }

    @Test
    void rejectsAThirdAtATime() {
        bulkhead.acquirePermission();
        bulkhead.acquirePermission();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> hasher.matches("wander-lust", null))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(RejectedException.Reason.UNAVAILABLE))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
    }
}
