package dev.liftline.drills.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private long now = TimeUnit.SECONDS.toNanos(-7);
    private final Timeline timeline = new Timeline(() -> now);

    @Test
    void aSecondWithoutASampleHasTheLagOfTheOneBeforeAndTheNextHasNone() {
        timeline.lag(7);
        passSeconds(3);
        timeline.lag(9);
        passSeconds(1);

        assertThat(timeline.seconds()).extracting(Second::lag).containsExactly(7L, 7L, -1L, 9L);
    }

    @Test
    void isCalmAfterFiveSecondsWithoutAnError() {
        for (int second = 0; second < 6; second++) {
            timeline.ride(now);
            timeline.ride(now, second == 1 ? Outcome.ERROR : Outcome.OK);
            assertThat(timeline.isCalm()).isFalse();
            passSeconds(1);
        }
        timeline.lag(0);
        passSeconds(1);

        assertThat(timeline.isCalm()).isTrue();
    }

    private void passSeconds(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }
}
