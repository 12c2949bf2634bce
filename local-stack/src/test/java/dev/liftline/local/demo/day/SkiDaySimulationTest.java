package dev.liftline.local.demo.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkiDaySimulationTest {

    private static final int SKIERS = 2_000;
    private static final SkiDay DAY = SkiDaySimulation.simulate(SKIERS, 7);

    @Test
    void theSameSeedPlaysTheSameDay() {
        assertThat(SkiDaySimulation.simulate(SKIERS, 7)).isEqualTo(DAY);
    }

    @Test
    void anotherSeedPlaysAnotherDay() {
        assertThat(SkiDaySimulation.simulate(SKIERS, 8).rides()).isNotEqualTo(DAY.rides());
    }

    @Test
    void noRideHappensTwice() {
        assertThat(DAY.rides()).doesNotHaveDuplicates();
    }

    @Test
    void ridesStayWithinTheDayAndComeInOrder() {
        assertThat(DAY.rides()).isSortedAccordingTo(Comparator.comparingInt(Ride::minute));
        assertThat(DAY.rides()).allSatisfy(ride -> assertThat(ride.minute()).isBetween(0, SkiDay.LENGTH_MINUTES - 1));
    }

    @Test
    void aSkierReturnsBeforeTheNextRide() {
        Map<Integer, Ride> last = new HashMap<>();
        for (Ride ride : DAY.rides()) {
            Ride previous = last.put(ride.skier(), ride);
            if (previous != null) {
                assertThat(ride.minute() - previous.minute())
                        .isGreaterThanOrEqualTo((int) previous.lift().rideMinutes());
            }
        }
    }

    @Test
    void noLiftExceedsItsCapacity() {
        Map<Integer, Map<Lift, Integer>> boardings = new HashMap<>();
        DAY.rides()
                .forEach(ride -> boardings
                        .computeIfAbsent(ride.minute(), minute -> new HashMap<>())
                        .merge(ride.lift(), 1, Integer::sum));

        assertThat(boardings.values())
                .allSatisfy(lifts -> assertThat(lifts)
                        .allSatisfy((lift, riders) ->
                                assertThat(riders).isLessThanOrEqualTo((int) Math.ceil(lift.ridersPerMinute()))));
    }

    @Test
    void nearlyEverySkierRidesAPlausibleNumberOfTimes() {
        assertThat(DAY.skiersWhoRode()).isGreaterThan(SKIERS * 99 / 100);
        assertThat(DAY.rides()).hasSizeBetween(8 * SKIERS, 30 * SKIERS);
    }

    @Test
    void theMorningFillsAndLunchEmptiesTheLifts() {
        int[] hours = DAY.ridesPerHour();

        assertThat(hours[1]).as("09:30 against 08:30").isGreaterThan(hours[0]);
        assertThat(hours[3]).as("11:30 against 10:30").isLessThan(hours[2]);
        assertThat(hours[7]).as("15:30 against 13:30").isLessThan(hours[5]);
        assertThat(Arrays.stream(hours).sum()).isEqualTo(DAY.rides().size());
    }

    @Test
    void everyLiftIsUsedAndTheMiddleOnesMost() {
        assertThat(DAY.ridesPerLift()).hasSize(Lift.COUNT);
        assertThat(DAY.busiestLift().getKey().id()).isBetween(8, 32);
    }

    @Test
    void verticalsAreTheSumOfTheRides() {
        int[] verticals = DAY.verticals();

        assertThat(Arrays.stream(verticals).sum())
                .isEqualTo(DAY.rides().stream()
                        .mapToInt(ride -> ride.lift().vertical())
                        .sum());
        assertThat(DAY.topSkiers(3))
                .hasSize(3)
                .isSortedAccordingTo(Comparator.comparingInt((Integer skier) -> verticals[skier])
                        .reversed());
        assertThat(verticals[DAY.topSkiers(1).getFirst()])
                .isEqualTo(Arrays.stream(verticals).max().orElseThrow());
    }
}
