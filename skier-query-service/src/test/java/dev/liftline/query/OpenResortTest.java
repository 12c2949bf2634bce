package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class OpenResortTest {

    @Test
    void hoursHaveNoSeconds() {
        ReferenceData.Resort resort =
                new ReferenceData.Resort(7, "Piz Serena", LocalTime.of(8, 0), LocalTime.of(16, 30, 59), null);
        assertThat(OpenResort.of(resort)).isEqualTo(new OpenResort(7, "Piz Serena", "08:00", "16:30"));
    }
}
