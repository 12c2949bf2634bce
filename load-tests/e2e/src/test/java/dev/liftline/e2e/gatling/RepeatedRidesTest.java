package dev.liftline.e2e.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.liftline.testkit.rides.ReferenceRide;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepeatedRidesTest {

    private static final int SENT = 100_000;

    @Test
    void repeatsThreePercentOfTheRides() {
        RepeatedRides rides = new RepeatedRides(allDifferent().iterator(), new SplittableRandom(1));

        List<ReferenceRide> sent = Stream.generate(rides::next).limit(SENT).toList();
        Set<ReferenceRide> distinct = new LinkedHashSet<>(sent);

        assertThat((double) (SENT - distinct.size()) / SENT).isCloseTo(0.03, within(0.005));
        assertThat(distinct)
                .containsExactlyElementsOf(allDifferent().limit(distinct.size()).toList());
    }

    private static Stream<ReferenceRide> allDifferent() {
        return IntStream.rangeClosed(1, SENT).mapToObj(skier -> new ReferenceRide(1, 1, skier, 10, 10));
    }
}
