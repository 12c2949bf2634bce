package dev.liftline.testkit.rides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReferenceRideTest {

    @Test
    void encodesTheWholeRideInItsKey() {
        List<ReferenceRide> rides = RideRanges.REFERENCE.draw(10_000, new SplittableRandom(3));

        assertThat(rides)
                .allSatisfy(ride -> assertThat(ReferenceRide.ofKey(ride.key())).isEqualTo(ride));
    }

    @Test
    void encodesTheLargestRide() {
        ReferenceRide largest = new ReferenceRide(15, 366, (1 << 20) - 1, 1_440, 63);

        assertThat(largest.key()).isPositive();
        assertThat(ReferenceRide.ofKey(largest.key())).isEqualTo(largest);
    }

    @Test
    void rejectsValuesOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReferenceRide(16, 1, 1, 1, 1))
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
