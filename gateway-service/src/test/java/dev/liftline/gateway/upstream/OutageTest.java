package dev.liftline.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final long START = 5_000_000_000L;

    private final Outage outage = new Outage(Duration.ofSeconds(15));

    @Test
    void countsTheRestartTimeDownFromTheFirstFailure() {
        assertThat(retryAfterAt(0)).isEqualTo(15);
        assertThat(retryAfterAt(4)).isEqualTo(11);
        assertThat(retryAfterAt(14.5)).isEqualTo(1);
    }

    @Test
    void expectsALongerOutageToLastAsLongAgainUpToAMinute() {
        retryAfterAt(0);

        assertThat(retryAfterAt(15)).isEqualTo(15);
        assertThat(retryAfterAt(40)).isEqualTo(40);
        assertThat(retryAfterAt(600)).isEqualTo(60);
    }

    @Test
    void beginsAnewAfterItsEnd() {
        retryAfterAt(0);
        outage.end();

        assertThat(retryAfterAt(100)).isEqualTo(15);
    }

    private int retryAfterAt(double seconds) {
        return outage.retryAfterSeconds(START + (long) (seconds * 1e9));
    }
}
