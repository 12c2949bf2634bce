package dev.liftline.model;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiftRideTest {

    @Test
    void rejectsAnInvalidRideAndNamesTheField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LiftRide(1, 2025, 367, 12345, 21, 217, Instant.EPOCH, null))
                .withMessage("dayID must be an integer from 1 to 366, not 367");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LiftRide(1, 2025, 1, 12345, 21, 217, Instant.EPOCH, "a\nb"))
                .withMessageStartingWith("scannerId must be");
    }
}
