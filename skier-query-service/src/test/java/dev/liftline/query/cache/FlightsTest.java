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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private static final int OTHERS = 20;

    private final Flights<String> flights = new Flights<>();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch joined = new CountDownLatch(OTHERS);

    @AfterEach
    void end() {
        readers.shutdownNow();
    }

    @Test
    void callersOfTheSameKeyShareOneCall() throws Exception {
        for (Future<String> answer : readTogether(() -> "answer")) {
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("answer");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void aFailureReachesEachWhoShared() throws Exception {
        for (Future<String> answer : readTogether(() -> {
            throw new IllegalStateException("away");
        })) {
            assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("away");
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void theNextCallerAfterTheEndCallsAgain() {
        assertThat(flights.share("key", door -> "first", () -> {})).isEqualTo("first");
        assertThat(flights.share("key", door -> "second", () -> {})).isEqualTo("second");
    }

    @Test
    void whoComesAfterTheDoorClosedCallsForHimself() {
        String outer = flights.share(
                "key",
                door -> {
                    door.run();
                    return "outer and " + flights.share("key", inner -> "inner", () -> {});
                },
                () -> {});
        assertThat(outer).isEqualTo("outer and inner");
    }

    /** The first caller's call lasts until all the others have joined. */
    private List<Future<String>> readTogether(Supplier<String> call) throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        answers.add(readers.submit(() -> flights.share(
                "key",
                door -> {
                    calls.incrementAndGet();
                    underWay.countDown();
                    awaitOthers();
                    return call.get();
                },
                () -> {})));
        assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < OTHERS; i++) {
            answers.add(readers.submit(() -> flights.share(
                    "key",
                    door -> {
                        calls.incrementAndGet();
                        return call.get();
                    },
                    joined::countDown)));
        }
        return answers;
    }

    private void awaitOthers() {
        try {
            assertThat(joined.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
