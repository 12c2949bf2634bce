package dev.liftline.local.demo.play;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a limited number of tasks at a time on virtual threads. The first failure cancels the rest. Used by one thread.
 */
final class ConcurrentTasks implements AutoCloseable {

    private final int limit;
    private final Semaphore permits;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    ConcurrentTasks(int limit) {
        this.limit = limit;
        this.permits = new Semaphore(limit);
    }

    /** Starts a task once fewer than the limit run. Throws the exception of an earlier task. */
    void start(Runnable task) {
        permits.acquireUninterruptibly();
        rethrow();
        threads.execute(() -> {
            try {
                if (failure.get() == null) {
                    task.run();
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                permits.release();
            }
        });
    }

    /** Waits for every started task. Throws the exception of one of them. */
    void await() {
        permits.acquireUninterruptibly(limit);
        permits.release(limit);
        rethrow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    private void rethrow() {
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
