package dev.liftline.query.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefreshedValueTest {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void keepsAFreshValue() {
        RefreshedValue<Integer> value = new RefreshedValue<>("a value", Duration.ofHours(1), reads::incrementAndGet);
        assertThat(value.get()).isEqualTo(1);
        assertThat(value.get()).isEqualTo(1);
    }

    @Test
    void readsAnOldValueAgain() {
        RefreshedValue<Integer> value = new RefreshedValue<>("a value", Duration.ZERO, reads::incrementAndGet);
        assertThat(value.get()).isEqualTo(1);
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void keepsAnOldValueIfReadingFails() {
        RefreshedValue<Integer> value = new RefreshedValue<>("a value", Duration.ZERO, () -> {
            if (reads.incrementAndGet() > 1) {
                throw new IllegalStateException("unavailable");
            }
            return 42;
        });
        assertThat(value.get()).isEqualTo(42);
        assertThat(value.get()).isEqualTo(42);
        assertThat(reads).hasValue(2);
    }

    @Test
    void throwsTheFailureIfThereIsNoValue() {
        RefreshedValue<Integer> value = new RefreshedValue<>("a value", Duration.ofHours(1), () -> {
            throw new IllegalStateException("unavailable");
        });
        assertThatThrownBy(value::get).isInstanceOf(IllegalStateException.class);
    }
}
