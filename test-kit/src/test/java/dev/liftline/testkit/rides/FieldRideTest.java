package dev.liftline.testkit.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FieldRideTest {

    @Test
    void encodesTheWholeRideInItsKey() {
        List<FieldRide> rides = Field.STANDARD.draw(10_000, new SplittableRandom(3));

        assertThat(rides)
                .allSatisfy(ride -> assertThat(FieldRide.ofKey(ride.key())).isEqualTo(ride));
    }

    @Test
    void encodesTheLargestRide() {
        FieldRide largest = new FieldRide(15, 366, (1 << 20) - 1, 1_440, 63);

        assertThat(largest.key()).isPositive();
        assertThat(FieldRide.ofKey(largest.key())).isEqualTo(largest);
    }

    @Test
    void rejectsValuesOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FieldRide(16, 1, 1, 1, 1))
                .withMessage("16 does not fit 4 bits");
    }

    @Test
    void keepsDistinctKeys() {
        RideKeys log = new RideKeys(3);
        log.add(9);
        log.add(4);
        log.add(9);

        assertThat(log.size()).isEqualTo(3);
        assertThat(log.distinct()).containsExactly(4, 9);
    }
}
