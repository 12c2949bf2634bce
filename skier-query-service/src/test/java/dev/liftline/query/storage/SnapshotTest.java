package dev.liftline.query.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void isNotReadAgainWhileYoung() {
        Snapshot<Integer> snapshot = new Snapshot<>(Duration.ofHours(1), reads::incrementAndGet);
        assertThat(snapshot.get()).isEqualTo(1);
        assertThat(snapshot.get()).isEqualTo(1);
    }

    @Test
    void isReadAgainWhenOld() {
        Snapshot<Integer> snapshot = new Snapshot<>(Duration.ofMillis(5), reads::incrementAndGet);
        assertThat(snapshot.get()).isEqualTo(1);
        await().until(() -> snapshot.get() > 1);
    }

    @Test
    void anOldOneIsBetterThanNone() {
        Snapshot<Integer> snapshot = new Snapshot<>(Duration.ofNanos(1), () -> {
            if (reads.incrementAndGet() > 1) {
                throw new IllegalStateException("away");
            }
            return 42;
        });
        assertThat(snapshot.get()).isEqualTo(42);
        await().until(() -> snapshot.get() == 42 && reads.get() > 1);
    }

    @Test
    void withoutOneTheFailureIsTheCallers() {
        Snapshot<Integer> snapshot = new Snapshot<>(Duration.ofHours(1), () -> {
            throw new IllegalStateException("away");
        });
        assertThatThrownBy(snapshot::get).isInstanceOf(IllegalStateException.class);
    }
}
