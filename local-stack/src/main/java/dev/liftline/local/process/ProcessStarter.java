package dev.liftline.local.process;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** ProcessStarter every child from one thread that lives as long as this JVM, because the death signal follows the forking thread. */
final class ProcessStarter {

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("forks").factory());

    private ProcessStarter() {}

    static Process start(ProcessBuilder builder) throws IOException {
        var forked = THREAD.submit(builder::start);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return forked.get();
                } catch (InterruptedException e) {
                    // The child exists or will in a moment: losing its handle would leave it behind.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IOException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
