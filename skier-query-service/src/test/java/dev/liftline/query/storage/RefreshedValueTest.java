package dev.liftline.query.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
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
    void givesNobodyAValueThatIsTooOld() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        RefreshedValue<Integer> value = new RefreshedValue<>("a value", Duration.ZERO, () -> {
            int read = reads.incrementAndGet();
            if (read == 2) {
                await(released);
            }
            return read;
        });
        value.get();
        List<Integer> got = new CopyOnWriteArrayList<>();
        List<Thread> readers = IntStream.range(0, 5)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> got.add(value.get())))
                .toList();
        Awaitility.await().until(() -> readers.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));

        released.countDown();
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(got).hasSize(5).doesNotContain(1);
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

    @Test
    void whoWaitsForAReadThatFailsDoesNotRepeatIt() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        RefreshedValue<Integer> value = new RefreshedValue<>("a value", Duration.ofHours(1), () -> {
            if (reads.incrementAndGet() > 1) {
                return 42;
            }
            await(waiting);
            throw new IllegalStateException("unavailable");
        });
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> readers = IntStream.range(0, 5)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> failures.add(catchThrowable(value::get))))
                .toList();
        // One in the read, the others behind it.
        Awaitility.await().until(() -> readers.stream().allMatch(reader -> reader.getState() == Thread.State.WAITING));

        waiting.countDown();
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(reads).hasValue(1);
        assertThat(failures)
                .hasSize(5)
                .allSatisfy(failure -> assertThat(failure).hasMessage("unavailable"));
        assertThat(value.get()).isEqualTo(42);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
