package dev.liftline.local;

import dev.liftline.local.process.StartException;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Runs the tasks of one operation on the stack in parallel; the first failure cancels the others. */
final class StartTasks {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Returns when every task is done.
     *
     * @throws StartException of the first task that failed; then no task runs any more
     */
    void runAll(Collection<Runnable> tasks) {
        var running = new ExecutorCompletionService<Void>(executor);
        try {
            for (var task : tasks) {
                var _ = running.submit(task, null);
            }
            for (int done = 0; done < tasks.size(); done++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            cancel();
            throw e.getCause() instanceof StartException failure
                    ? failure
                    : new StartException("Liftline does not start: " + e.getCause() + ".", e);
        } catch (RejectedExecutionException e) {
            throw new StartException("Liftline is stopping.", e);
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new StartException("Starting was interrupted.", e);
        }
    }

    /** Interrupts the tasks and waits for them; rejects further ones. */
    void cancel() {
        executor.shutdownNow();
        try {
            var _ = executor.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
