package dev.liftline.consumer.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentKeysTest {

    private final RecentKeys keys = new RecentKeys(16, 4_000);

    @Test
    void containsEveryKeyThatWasAddedLately() {
        IntStream.range(0, 4_000).forEach(key -> keys.add(hash(key)));
        IntStream.range(4_000, 6_000).forEach(key -> keys.add(hash(key)));

        assertThat(IntStream.range(0, 6_000)).allMatch(key -> keys.contains(hash(key)));
    }

    @Test
    void containsFewOthers() {
        IntStream.range(0, 4_000).forEach(key -> keys.add(hash(key)));

        assertThat(IntStream.range(100_000, 108_000).filter(key -> keys.contains(hash(key))))
                .hasSizeLessThan(1_000);
    }

    @Test
    void forgetsTheOldest() {
        IntStream.range(0, 100).forEach(key -> keys.add(hash(key)));
        IntStream.range(100, 20_000).forEach(key -> keys.add(hash(key)));

        assertThat(IntStream.range(0, 100).filter(key -> keys.contains(hash(key))))
                .hasSizeLessThan(50);
    }

    @Test
    void isReliableOnceABatchHadNoUnknownRow() {
        assertThat(keys.isReliable()).isFalse();
        keys.checked(true);
        assertThat(keys.isReliable()).isTrue();
        keys.checked(false);
        assertThat(keys.isReliable()).isFalse();
    }

    private static long hash(int key) {
        return RecentKeys.mix(key, 7);
    }
}
