package dev.liftline.consumer.storage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** A replica that freezes in a transaction does not keep others waiting for its locks. */
@RunningConsumer
class TransactionLimitIT {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(4711)";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final TransactionLimit limit;

    TransactionLimitIT(@Autowired JdbcTemplate jdbc, @Autowired TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limit = new TransactionLimit(jdbc, new StorageProperties(Duration.ofSeconds(30), Duration.ofSeconds(1)));
    }

    @Test
    void theLocksOfATransactionThatStandsStillAreGivenToTheNext() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch thaw = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> frozen = threads.submit(() -> transaction.executeWithoutResult(status -> {
                limit.apply();
                jdbc.execute(LOCK);
                locked.countDown();
                awaitUninterrupted(thaw);
            }));
            try {
                locked.await();
                Future<?> next = threads.submit(() -> transaction.executeWithoutResult(status -> jdbc.execute(LOCK)));
                await().atMost(30, SECONDS).until(next::isDone);
                next.get();
            } finally {
                thaw.countDown();
            }
            assertThatThrownBy(frozen::get).as("what it had done is undone").isNotNull();
        }
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    limit.apply();
                    jdbc.execute("SELECT pg_sleep(60)");
                }))
                .isNotNull();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
