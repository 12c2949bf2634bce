package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class IngestApplicationTest {

    @Test
    void theClockRunsAheadByItsOffset() {
        Duration offset = Duration.ofHours(-3);
        Clock clock = new IngestApplication().clock(new IngestProperties(Duration.ofSeconds(1), offset));

        Instant before = Instant.ofEpochMilli(System.currentTimeMillis());
        Instant shown = clock.instant();
        Instant after = Instant.now();

        assertThat(shown).isBetween(before.plus(offset), after.plus(offset));
        assertThat(shown).isEqualTo(shown.truncatedTo(ChronoUnit.MILLIS));
    }
}
