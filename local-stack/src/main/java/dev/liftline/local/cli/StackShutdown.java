package dev.liftline.local.cli;

import dev.liftline.local.LocalStack;
import dev.liftline.local.StackHome;
import dev.liftline.local.control.ControlServer;
import org.jspecify.annotations.Nullable;

/** Stops the stack when this JVM is told to end: by Ctrl-C, SIGTERM or {@code ./liftline down}. */
final class StackShutdown {

    private final LocalStack stack;
    private final ProgressLines progress;
    private final StackHome home;
    private volatile boolean underWay;
    private volatile @Nullable ControlServer control;

    StackShutdown(LocalStack stack, ProgressLines progress, StackHome home) {
        this.stack = stack;
        this.progress = progress;
        this.home = home;
        Runtime.getRuntime().addShutdownHook(new Thread(this::run, "ending"));
    }

    /** The control server ends first, so that nobody asks a stack that goes. */
    void close(ControlServer server) {
        control = server;
    }

    /** Begins to end this JVM and returns at once. */
    static void exitSoon() {
        Thread.ofPlatform().start(() -> System.exit(0));
    }

    /** A start that fails because the stack is being stopped is no failure: never returns then. */
    void awaitIfUnderWay() {
        while (underWay) {
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
        underWay = true;
        var server = control;
        if (server != null) {
            server.close();
        }
        DetachedLauncher.unmarkReady(home);
        progress.note("Stopping.");
        stack.close();
        progress.note("Liftline is stopped; its data stays in " + home.data() + ".");
        progress.settle();
    }
}
