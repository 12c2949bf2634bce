package dev.liftline.drills.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline();

    @Test
    void aSecondWithoutALookHasTheLagOfTheOneBeforeAndTheNextHasNone() throws InterruptedException {
        timeline.lag(7);
        awaitSecond(3);
        timeline.lag(9);
        awaitSecond(4);

        assertThat(timeline.seconds()).extracting(Second::lag).startsWith(7L, 7L, -1L, 9L);
    }

    @Test
    void calmAreFiveSecondsWithoutAnError() throws InterruptedException {
        for (int second = 0; second < 6; second++) {
            awaitSecond(second);
            timeline.ride(System.nanoTime());
            timeline.ride(System.nanoTime(), second == 1 ? Outcome.REFUSED : Outcome.OK);
            assertThat(second < 4 && timeline.isCalm()).isFalse();
        }
        awaitSecond(6);
        timeline.lag(0);
        awaitSecond(7);

        assertThat(timeline.isCalm()).isTrue();
    }

    private void awaitSecond(int second) throws InterruptedException {
        while (timeline.now() < second) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
