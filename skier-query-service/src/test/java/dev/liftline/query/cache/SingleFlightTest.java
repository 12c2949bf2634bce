package dev.liftline.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    private static final int OTHERS = 20;

    private final SingleFlight<String> singleFlight = new SingleFlight<>();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger loads = new AtomicInteger();
    private final CountDownLatch joined = new CountDownLatch(OTHERS);

    @AfterEach
    void stopReaders() {
        readers.shutdownNow();
    }

    @Test
    void callersOfTheSameKeyShareOneLoad() throws Exception {
        for (Future<String> result : readConcurrently(() -> "value", value -> "concluded " + value)) {
            assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("concluded value");
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void everyCallerGetsTheFailureOfTheLoad() throws Exception {
        assertEachFails(readConcurrently(
                () -> {
                    throw new IllegalStateException("unavailable");
                },
                value -> value));
    }

    @Test
    void everyCallerGetsTheFailureOfTheConclusion() throws Exception {
        assertEachFails(readConcurrently(() -> "value", value -> {
            throw new IllegalStateException("unavailable");
        }));
    }

    @Test
    void aCallerAfterTheEndLoadsAgain() {
        assertThat(run(() -> "first", value -> value)).isEqualTo("first");
        assertThat(run(() -> "second", value -> value)).isEqualTo("second");
    }

    @Test
    void aCallerAfterAFailureLoadsAgain() {
        assertThatThrownBy(() -> run(
                        () -> {
                            throw new IllegalStateException("unavailable");
                        },
                        value -> value))
                .hasMessage("unavailable");
        assertThat(run(() -> "second", value -> value)).isEqualTo("second");
    }

    @Test
    void aCallerDuringTheConclusionLoadsForItself() {
        String outer = run(() -> "outer", value -> value + " and " + run(() -> "inner", inner -> inner));
        assertThat(outer).isEqualTo("outer and inner");
    }

    private String run(Supplier<String> load, UnaryOperator<String> conclude) {
        return singleFlight.run("key", load, conclude, () -> {});
    }

    /** The load of the first caller lasts until all others have joined. */
    private List<Future<String>> readConcurrently(Supplier<String> load, UnaryOperator<String> conclude)
            throws InterruptedException {
        CountDownLatch loading = new CountDownLatch(1);
        List<Future<String>> results = new ArrayList<>();
        results.add(readers.submit(() -> singleFlight.run(
                "key",
                () -> {
                    loads.incrementAndGet();
                    loading.countDown();
                    awaitOthers();
                    return load.get();
                },
                conclude,
                () -> {})));
        assertThat(loading.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < OTHERS; i++) {
            results.add(readers.submit(() -> singleFlight.run(
                    "key",
                    () -> {
                        loads.incrementAndGet();
                        return load.get();
                    },
                    conclude,
                    joined::countDown)));
        }
        return results;
    }

    private void assertEachFails(List<Future<String>> results) {
        for (Future<String> result : results) {
            assertThatThrownBy(() -> result.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("unavailable");
        }
        assertThat(loads).hasValue(1);
    }

    private void awaitOthers() {
        try {
            assertThat(joined.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
