package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusedCopiesTest {

    private Instant now = Instant.EPOCH;
    private final RefusedCopies refused = new RefusedCopies(() -> now);

    @Test
    void remembersEachStatementForAMinute() {
        refused.add("COPY a");
        now = now.plusMillis(59_999);

        assertThat(refused.contains("COPY a")).isTrue();
        assertThat(refused.contains("COPY b")).isFalse();

        now = now.plusMillis(1);
        assertThat(refused.contains("COPY a")).isFalse();
    }

    @Test
    void beginsTheMinuteAnewWithEachRefusal() {
        refused.add("COPY a");
        now = now.plusSeconds(60);
        refused.add("COPY a");
        now = now.plusSeconds(59);

        assertThat(refused.contains("COPY a")).isTrue();
    }
}
