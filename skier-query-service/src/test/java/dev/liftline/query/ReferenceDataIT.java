package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** The registered resorts and lifts, with what the schema states of those that are not. */
@QueryServiceTest
class ReferenceDataIT {

    private final ReferenceData reference;

    /** @param rides creates the schema */
    ReferenceDataIT(ReferenceData reference, Rides rides) {
        this.reference = reference;
    }

    @Test
    void aResortHasItsHours() {
        assertThat(reference.resort(3))
                .isEqualTo(new ReferenceData.Resort(3, "Grauhorn", LocalTime.of(8, 30), LocalTime.of(16, 30), null));
        assertThat(reference.resorts()).contains(reference.resort(3)).hasSize(10);
    }

    @Test
    void anUnregisteredResortHasTheUsualHours() {
        assertThat(reference.resort(56))
                .isEqualTo(new ReferenceData.Resort(56, "Resort 56", LocalTime.of(8, 30), LocalTime.of(16, 30), null));
    }

    @Test
    void theLiftsOfAResortAreOrderedAndHaveTheirCapacity() {
        assertThat(reference.lifts(1))
                .hasSize(40)
                .extracting(ReferenceData.Lift::liftId)
                .isSorted();
        assertThat(reference.lifts(1).subList(0, 4))
                .extracting(ReferenceData.Lift::capacity)
                .containsExactly(1200, 1800, 900, 2400);
        assertThat(reference.lifts(56)).isEmpty();
    }

    @Test
    void anUnregisteredLiftHasNoCapacity() {
        assertThat(reference.lift(1, 21)).isEqualTo(new ReferenceData.Lift(21, "Otter Chair", 210, 1200));
        assertThat(reference.lift(1, 41)).isEqualTo(new ReferenceData.Lift(41, "Lift 41", 410, null));
    }
}
