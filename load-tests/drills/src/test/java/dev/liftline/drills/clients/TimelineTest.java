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

    @Test
    void ridesOfSeveralSecondsCountAsOne() {
        for (long millis = 1; millis <= 4; millis++) {
            long dueAt = now;
            timeline.ride(dueAt);
            now += TimeUnit.MILLISECONDS.toNanos(10 * millis);
            timeline.ride(dueAt, millis == 2 ? Outcome.ERROR : Outcome.OK);
            now = dueAt;
            passSeconds(1);
        }

        Second.Kind rides = timeline.rides(1, 3);

        assertThat(rides.count()).isEqualTo(new Count(1, 1, 0));
        assertThat(rides.max()).isBetween(30.0, 31.0);
        assertThat(timeline.rides(0, 9).ok()).isEqualTo(3);
    }

    private void passSeconds(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }
}
