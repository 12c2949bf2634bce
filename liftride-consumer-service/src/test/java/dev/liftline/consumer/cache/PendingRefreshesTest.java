package dev.liftline.consumer.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayTotal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PendingRefreshesTest {

    private final PendingRefreshes pending = new PendingRefreshes(3);

    @Test
    void keepsTheHighestTotalOfADay() {
        pending.add(List.of(total(1, 5)));
        pending.add(List.of(total(1, 7)));
        pending.add(List.of(total(1, 6)));

        assertThat(pending.some(10))
                .singleElement()
                .satisfies(refresh -> assertThat(
                                Objects.requireNonNull(refresh.total()).rides())
                        .isEqualTo(7));
    }

    @Test
    void prefersAnUnknownTotalInAnyOrder() {
        pending.add(List.of(total(1, 5), Refresh.unknown(day(2))));
        pending.add(List.of(Refresh.unknown(day(1)), total(2, 5)));

        assertThat(pending.some(10))
                .hasSize(2)
                .allSatisfy(refresh -> assertThat(refresh.total()).isNull());
    }

    @Test
    void removesDeliveredRefreshes() {
        pending.add(List.of(total(1, 5), total(2, 5)));

        pending.delivered(pending.some(1));
        assertThat(pending.size()).isEqualTo(1);

        pending.delivered(pending.some(10));
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void keepsARefreshThatWasReplacedDuringItsDelivery() {
        pending.add(List.of(Refresh.unknown(day(1))));
        List<Refresh> beingDelivered = pending.some(10);
        pending.add(List.of(Refresh.unknown(day(1))));

        pending.delivered(beingDelivered);

        assertThat(pending.isEmpty()).isFalse();
    }

    @Test
    void requiresAFlushBeyondTheLimit() {
        overflow();

        assertThat(pending.size()).isZero();
        assertThat(pending.isEmpty()).isFalse();
        assertThat(pending.beginFlush()).isTrue();
        assertThat(pending.beginFlush()).isFalse();
        assertThat(pending.isEmpty()).isFalse();

        pending.endFlush(true);

        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void dropsRefreshesBeforeAFlushAndKeepsThoseDuringIt() {
        overflow();
        pending.add(List.of(total(8, 1)));
        pending.beginFlush();
        pending.add(List.of(total(9, 1)));
        pending.endFlush(true);

        assertThat(pending.some(10)).extracting(Refresh::day).containsExactly(day(9));
    }

    @Test
    void requiresAnotherFlushAfterAFailedOne() {
        overflow();
        pending.beginFlush();
        pending.endFlush(false);

        assertThat(pending.isEmpty()).isFalse();
        assertThat(pending.beginFlush()).isTrue();
    }

    @Test
    void requiresAnotherFlushAfterAnOverflowDuringOne() {
        overflow();
        pending.beginFlush();
        overflow();
        pending.endFlush(true);

        assertThat(pending.beginFlush()).isTrue();
    }

    @Test
    void addsToPendingRefreshesOnly() {
        assertThat(pending.addIfPending(List.of(total(1, 5)))).isFalse();
        assertThat(pending.isEmpty()).isTrue();

        pending.add(List.of(total(2, 5)));

        assertThat(pending.addIfPending(List.of(total(1, 5)))).isTrue();
        assertThat(pending.size()).isEqualTo(2);
    }

    private void overflow() {
        pending.add(
                IntStream.rangeClosed(1, 4).mapToObj(skier -> total(skier, 1)).toList());
    }

    private static Refresh total(int skier, int rides) {
        return Refresh.to(new SkierDayTotal(day(skier), rides, rides * 100L));
    }

    private static SkierDay day(int skier) {
        return new SkierDay(skier, 2025, 1, 7);
    }
}
