package dev.liftline.local.process;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Forks every child from one thread that lives as long as this JVM: the death signal depends on the forking thread. */
final class ProcessStarter {

    private static final ExecutorService FORKING_THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("process-starter").factory());

    private ProcessStarter() {}

    static Process start(ProcessBuilder builder) throws IOException {
        var forked = FORKING_THREAD.submit(builder::start);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return forked.get();
                } catch (InterruptedException e) {
                    // The child exists or will soon: without its handle it could not be stopped.
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
