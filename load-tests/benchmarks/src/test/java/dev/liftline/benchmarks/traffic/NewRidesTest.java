package dev.liftline.benchmarks.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.testkit.rides.ReferenceRide;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewRidesTest {

    @Test
    void skipsDuplicateRides() {
        ReferenceRide first = new ReferenceRide(1, 1, 7, 10, 3);
        ReferenceRide second = new ReferenceRide(1, 1, 7, 11, 3);
        ReferenceRide third = new ReferenceRide(2, 1, 8, 11, 3);
        Iterator<ReferenceRide> drawn =
                List.of(first, first, second, first, third).iterator();
        NewRides rides = new NewRides(2099, drawn::next);

        assertThat(rides.next(2)).containsExactly(first, second);
        assertThat(rides.get().path()).isEqualTo("/skiers/2/seasons/2099/days/1/skiers/8");
        assertThat(rides.count()).isEqualTo(3);
    }
}
