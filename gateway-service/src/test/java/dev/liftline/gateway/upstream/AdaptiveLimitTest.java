package dev.liftline.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    private static final int MAX = 100;
    private static final long SLOW = Duration.ofSeconds(1).toNanos();

    private final AdaptiveLimit limit = new AdaptiveLimit(MAX, Duration.ofNanos(SLOW));

    @Test
    void aSlowRequestHalvesTheLimitDownToTheMinimum() {
        limit.succeeded(0, SLOW, MAX);
        assertThat(limit.current()).isEqualTo(MAX);
        limit.succeeded(0, SLOW + 1, MAX);
        assertThat(limit.current()).isEqualTo(MAX / 2);
        limit.failed(SLOW + 1, 2 * SLOW + 2, MAX);
        assertThat(limit.current()).isEqualTo(MAX / 4);
        shrink();
        assertThat(limit.current()).isEqualTo(AdaptiveLimit.MIN);
    }

    @Test
    void onePauseHalvesTheLimitOnceHoweverManyRequestsItSlowed() {
        for (int request = 0; request < MAX; request++) {
            limit.succeeded(request, SLOW + MAX + request, MAX);
            limit.failed(request, SLOW + MAX + request, MAX);
        }
        assertThat(limit.current()).isEqualTo(MAX / 2);
    }

    @Test
    void aFastRequestRaisesTheLimitByOneWhileHalfIsUsed() {
        shrink();
        limit.succeeded(0, 1, AdaptiveLimit.MIN / 2 - 1);
        assertThat(limit.current()).isEqualTo(AdaptiveLimit.MIN);
        limit.succeeded(0, 1, AdaptiveLimit.MIN);
        assertThat(limit.current()).isEqualTo(AdaptiveLimit.MIN + 1);
        for (int i = 0; i < 2 * MAX; i++) {
            limit.succeeded(0, 1, MAX);
        }
        assertThat(limit.current()).isEqualTo(MAX);
    }

    @Test
    void aFastFailureChangesNothing() {
        limit.failed(0, 1, MAX);
        assertThat(limit.current()).isEqualTo(MAX);
    }

    @Test
    void withoutAThresholdTheLimitIsFixed() {
        AdaptiveLimit fixed = new AdaptiveLimit(MAX, null);
        fixed.succeeded(0, Long.MAX_VALUE, MAX);
        fixed.failed(0, Long.MAX_VALUE, MAX);
        assertThat(fixed.current()).isEqualTo(MAX);
    }

    @Test
    void aLimitBelowTheMinimumIsFixed() {
        AdaptiveLimit small = new AdaptiveLimit(2, Duration.ofNanos(SLOW));
        small.succeeded(0, SLOW + 1, 2);
        assertThat(small.current()).isEqualTo(2);
    }

    private void shrink() {
        for (long i = 1; i < MAX; i++) {
            limit.succeeded(2 * i * SLOW, (2 * i + 1) * SLOW + 1, MAX);
        }
    }
}
