package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class IngestApplicationTest {

    @Test
    void addsTheOffsetToTheClock() {
        Duration offset = Duration.ofHours(-3);
        Clock clock = new IngestApplication().clock(new IngestProperties(Duration.ofSeconds(1), offset));

        Instant before = Instant.ofEpochMilli(System.currentTimeMillis());
        Instant now = clock.instant();
        Instant after = Instant.now();

        assertThat(now).isBetween(before.plus(offset), after.plus(offset));
        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
    }
}
