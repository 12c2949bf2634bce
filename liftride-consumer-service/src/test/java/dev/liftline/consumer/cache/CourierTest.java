package dev.liftline.consumer.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourierTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Courier courier = new Courier();
    private final CountDownLatch door = new CountDownLatch(1);
    private final List<Integer> delivered = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        door.countDown();
        courier.close();
    }

    @Test
    void deliveriesRunInTheOrderInWhichTheyWereHandedOver() {
        IntStream.range(0, 100).forEach(n -> courier.handOver(() -> delivered.add(n)));

        courier.await(100, LONG);
        assertThat(courier.hasRun(100)).isTrue();
        assertThat(delivered)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void handingOverDoesNotWaitForADelivery() {
        courier.handOver(this::waitAtTheDoor);
        courier.handOver(() -> delivered.add(2));

        assertThat(courier.handedOver()).isEqualTo(2);
        assertThat(courier.hasRun(1)).isFalse();
        door.countDown();
        courier.await(2, LONG);
        assertThat(courier.hasRun(2)).isTrue();
        assertThat(delivered).containsExactly(2);
    }

    @Test
    void handingOverAThirdWaits() {
        courier.handOver(this::waitAtTheDoor);
        courier.handOver(() -> {});
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Void> third = CompletableFuture.runAsync(() -> {
            thread.complete(Thread.currentThread());
            courier.handOver(() -> {});
        });

        await().atMost(LONG).until(() -> thread.join().getState() == Thread.State.TIMED_WAITING);
        assertThat(courier.handedOver()).isEqualTo(2);
        door.countDown();

        assertThat(third).succeedsWithin(LONG);
        courier.await(3, LONG);
        assertThat(courier.hasRun(3)).isTrue();
    }

    @Test
    void aDeliveryThatThrowsCountsAsRunAndTheNextFollows() {
        courier.handOver(() -> {
            throw new IllegalStateException("test");
        });
        courier.handOver(() -> delivered.add(2));

        courier.await(2, LONG);
        assertThat(courier.hasRun(2)).isTrue();
        assertThat(delivered).containsExactly(2);
    }

    @Test
    void patienceEnds() {
        courier.handOver(this::waitAtTheDoor);

        courier.await(1, Duration.ofMillis(20));

        assertThat(courier.hasRun(1)).isFalse();
    }

    @Test
    void whatIsRepeatedRunsBetweenDeliveries() {
        courier.repeat(Duration.ofMillis(1), () -> delivered.add(1));

        await().atMost(LONG).until(() -> delivered.size() > 2);
        courier.handOver(() -> {});
        courier.await(1, LONG);
        assertThat(courier.hasRun(1)).isTrue();
    }

    private void waitAtTheDoor() {
        try {
            door.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
