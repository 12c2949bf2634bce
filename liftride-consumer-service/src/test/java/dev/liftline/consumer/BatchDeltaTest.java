package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchDeltaTest {

    private final BatchDelta delta = new BatchDelta();

    @Test
    void sumsRidesAndVerticalPerSkierDay() {
        delta.add(ride(2025, 7, 1, 42, 10, 21), 210);
        delta.add(ride(2025, 7, 1, 42, 30, 5), 50);
        delta.add(ride(2025, 8, 1, 42, 10, 21), 210);
        delta.add(ride(2025, 7, 1, 43, 10, 21), 210);

        assertThat(delta.skierDays())
                .containsOnly(
                        entry(new SkierDay(42, 2025, 1, 7), new SkierDayDelta(2, 260)),
                        entry(new SkierDay(42, 2025, 1, 8), new SkierDayDelta(1, 210)),
                        entry(new SkierDay(43, 2025, 1, 7), new SkierDayDelta(1, 210)));
    }

    @Test
    void countsRidesPerLiftAndHourSinceOpening() {
        for (int minute : List.of(0, 59, 60, 119, 1440)) {
            delta.add(ride(2025, 7, 1, 42, minute, 21), 210);
        }

        assertThat(delta.liftHours())
                .containsOnly(
                        entry(new LiftHour(1, 2025, 7, 21, 0), 2),
                        entry(new LiftHour(1, 2025, 7, 21, 1), 2),
                        entry(new LiftHour(1, 2025, 7, 21, 24), 1));
    }

    @Test
    void countsARideOnce() {
        delta.add(ride(2025, 7, 1, 42, 10, 21), 210);
        delta.add(ride(2025, 7, 1, 42, 10, 21), 210);

        assertThat(delta.rides()).isEqualTo(1);
        assertThat(delta.skierDays().values()).containsExactly(new SkierDayDelta(1, 210));
        assertThat(delta.liftHours().values()).containsExactly(1);
    }

    @Test
    void keepsSumsBeyondTheIntegerRange() {
        delta.add(ride(2025, 7, 1, 42, 10, 1), Integer.MAX_VALUE);
        delta.add(ride(2025, 7, 1, 42, 11, 1), Integer.MAX_VALUE);

        assertThat(delta.skierDays().values()).containsExactly(new SkierDayDelta(2, 2L * Integer.MAX_VALUE));
    }

    @Test
    void isSortedLikeThePrimaryKeys() {
        for (int n = 9; n > 0; n--) {
            delta.add(ride(2025, n % 3 + 1, n, 100 - n, n, n), 10);
        }

        assertThat(List.copyOf(delta.skierDays().keySet()))
                .isSorted()
                .extracting(SkierDay::skierId)
                .isSorted();
        assertThat(List.copyOf(delta.liftHours().keySet()))
                .isSorted()
                .extracting(LiftHour::resortId)
                .isSorted();
    }

    private static RideIdentity ride(int season, int day, int resort, int skier, int time, int lift) {
        return new RideIdentity(season, day, resort, skier, time, lift);
    }

    private static <K, V> Map.Entry<K, V> entry(K key, V value) {
        return Map.entry(key, value);
    }
}
