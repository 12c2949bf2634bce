package dev.liftline.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

    private static final int MOST = 100;
    private static final long SLOW = Duration.ofSeconds(1).toNanos();

    private final AdaptiveLimit limit = new AdaptiveLimit(MOST, Duration.ofNanos(SLOW));

    @Test
    void eachSlowAnswerTakesATenthDownToTheLeast() {
        limit.answered(0, SLOW, MOST);
        assertThat(limit.current()).isEqualTo(MOST);
        limit.answered(0, SLOW + 1, MOST);
        assertThat(limit.current()).isEqualTo(90);
        limit.failed(0, SLOW + 1, MOST);
        assertThat(limit.current()).isEqualTo(81);
        shrink();
        assertThat(limit.current()).isEqualTo(AdaptiveLimit.LEAST);
        assertThat(limit.allows(AdaptiveLimit.LEAST - 1)).isTrue();
        assertThat(limit.allows(AdaptiveLimit.LEAST)).isFalse();
    }

    @Test
    void eachAnswerInTimeGivesOneBackWhileHalfIsTaken() {
        shrink();
        limit.answered(0, 1, AdaptiveLimit.LEAST / 2 - 1);
        assertThat(limit.current()).isEqualTo(AdaptiveLimit.LEAST);
        limit.answered(0, 1, AdaptiveLimit.LEAST);
        assertThat(limit.current()).isEqualTo(AdaptiveLimit.LEAST + 1);
        for (int i = 0; i < 2 * MOST; i++) {
            limit.answered(0, 1, MOST);
        }
        assertThat(limit.current()).isEqualTo(MOST);
    }

    @Test
    void aRequestThatFailsAtOnceSaysNothing() {
        limit.failed(0, 1, MOST);
        assertThat(limit.current()).isEqualTo(MOST);
    }

    @Test
    void whereNothingIsSlowTheLimitStays() {
        AdaptiveLimit fixed = new AdaptiveLimit(MOST, null);
        fixed.answered(0, Long.MAX_VALUE, MOST);
        fixed.failed(0, Long.MAX_VALUE, MOST);
        assertThat(fixed.current()).isEqualTo(MOST);
    }

    @Test
    void aLimitBelowTheLeastStays() {
        AdaptiveLimit small = new AdaptiveLimit(2, Duration.ofNanos(SLOW));
        small.answered(0, SLOW + 1, 2);
        assertThat(small.current()).isEqualTo(2);
    }

    private void shrink() {
        for (int i = 0; i < MOST; i++) {
            limit.answered(0, SLOW + 1, MOST);
        }
    }
}
