package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines();
    private final AtomicReference<Settlement> watched = new AtomicReference<>();

    @Test
    void whoseTimeIsUpIsWoken() {
        Thread owner = waiting(Duration.ofMillis(200));

        await().until(() -> {
            deadlines.wakeOverdue();
            return !owner.isAlive();
        });

        assertThat(watched.get().endsBy(System.nanoTime())).isTrue();
    }

    @Test
    void whoStillHasTimeGoesOnWaitingUntilItIsSettled() throws InterruptedException {
        Thread owner = waiting(Duration.ofMinutes(10));

        deadlines.wakeOverdue();
        assertThat(owner.getState()).isEqualTo(Thread.State.WAITING);

        watched.get().settle(0, Outcome.Acknowledged.INSTANCE);
        owner.join();
    }

    private Thread waiting(Duration patience) {
        Thread owner = Thread.ofVirtual().start(() -> {
            Settlement settlement = new Settlement(1, System.nanoTime() + patience.toNanos());
            watched.set(settlement);
            deadlines.watch(settlement);
            settlement.await();
        });
        await().until(() -> owner.getState() == Thread.State.WAITING);
        return owner;
    }
}
