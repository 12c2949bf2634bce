package dev.liftline.local.cli;

import dev.liftline.local.LocalStack;
import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlServer;
import org.jspecify.annotations.Nullable;

/** Stops the stack when this JVM ends: by Ctrl-C, SIGTERM or {@code ./liftline down}. */
final class StackShutdown {

    private final LocalStack stack;
    private final ProgressLines progress;
    private final StackHome home;
    private volatile boolean running;
    private volatile @Nullable ControlServer control;
    private volatile @Nullable BackgroundTraining training;

    StackShutdown(LocalStack stack, ProgressLines progress, StackHome home) {
        this.stack = stack;
        this.progress = progress;
        this.home = home;
        Runtime.getRuntime().addShutdownHook(new Thread(this::run, "stack-shutdown"));
    }

    /** Closes the control server first, so that no command reaches a stack that stops. */
    void closeFirst(ControlServer server) {
        control = server;
    }

    /** Ends the training first. */
    void endFirst(BackgroundTraining running) {
        training = running;
    }

    /** Starts to end this JVM and returns at once. */
    static void exitSoon() {
        Thread.ofPlatform().start(() -> System.exit(0));
    }

    /** Never returns while the stack stops: a start that fails because of that is not an error. */
    void awaitIfRunning() {
        while (running) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        if (!stack.isOpen()) {
            return;
        }
        running = true;
        var server = control;
        if (server != null) {
            server.close();
        }
        var background = training;
        if (background != null) {
            background.end();
        }
        DetachedLauncher.unmarkReady(home);
        progress.note("Stopping.");
        stack.close();
        progress.note("Liftline is stopped; its data stays in " + home.data() + ".");
        progress.keepLines();
    }
}
