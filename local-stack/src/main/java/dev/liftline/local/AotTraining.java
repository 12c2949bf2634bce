package dev.liftline.local;

import dev.liftline.local.Progress.State;
import dev.liftline.local.kafka.BrokerAotCache;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.ServiceApps;
import java.io.IOException;
import java.time.Duration;

/**
 * A whole Liftline on servers and data of its own, once after a build. As its JVMs leave, each writes an AOT cache of the classes it
 * used and of what was hot (JEP 483, 514, 515), with which every later one begins: it starts sooner, and is sooner fast.
 */
final class AotTraining {

    private static final Duration TRAFFIC = Duration.ofSeconds(30);

    private final LocalStackBuilder stack;
    private final ServiceApps apps;
    private final BrokerAotCache broker;
    private final Progress progress;

    /** A rehearsal for {@code stack}. */
    AotTraining(LocalStackBuilder stack, ServiceApps apps, BrokerAotCache broker, Progress progress) {
        this.stack = stack;
        this.apps = apps;
        this.broker = broker;
        this.progress = progress;
    }

    /** Whether a JVM has no AOT cache yet. */
    boolean isDue() {
        return !apps.haveCaches() || broker.isMissing();
    }

    /** Plays it. What does not succeed leaves later starts slower, and says so. */
    void play() {
        progress.note("Preparing fast starts, once after a build (--no-aot leaves it out):");
        try {
            apps.discardRecorded();
            broker.discardRecorded();
            FileTree.delete(stack.home().rehearsal().root());
            record();
            apps.keepRecorded();
            broker.keepRecorded();
            FileTree.delete(stack.home().rehearsal().root());
            if (isDue()) {
                progress.note("Not every AOT cache was made: what has none starts more slowly.");
            }
        } catch (IOException | StartException e) {
            progress.note("The rehearsal did not succeed, so that later starts are slower: " + e.getMessage());
        }
    }

    private void record() {
        var rehearsal = LocalStackBuilder.rehearsalOf(stack).build();
        step("rehearsal: start", rehearsal::start);
        try {
            step(
                    "rehearsal: traffic",
                    () -> TrainingLoad.to(rehearsal.gatewayUrl()).flow(TRAFFIC));
        } finally {
            step("rehearsal: AOT caches", rehearsal::close);
        }
    }

    private void step(String name, Runnable action) {
        var begun = System.nanoTime();
        progress.process(name, State.STARTING, "");
        try {
            action.run();
        } catch (RuntimeException e) {
            progress.process(name, State.FAILED, "");
            throw e;
        }
        progress.process(name, State.READY, "%.1f s".formatted((System.nanoTime() - begun) / 1e9));
    }
}
