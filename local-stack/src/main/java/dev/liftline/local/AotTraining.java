package dev.liftline.local;

import dev.liftline.local.Progress.State;
import dev.liftline.local.demo.play.TrainingLoad;
import dev.liftline.local.kafka.BrokerAotCache;
import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.StartException;
import dev.liftline.local.replica.ServiceApps;
import java.io.IOException;
import java.time.Duration;

/**
 * Makes later starts faster, once after a build: generates the services' bean definitions, then records AOT caches (JEP 483, 514, 515).
 * For those it starts a stack of its own, sends it a 30-second load and stops it. Each JVM writes its loaded classes and profiles when it
 * ends.
 */
public final class AotTraining {

    private static final Duration LOAD = Duration.ofSeconds(30);

    private final LocalStackBuilder stack;
    private final ServiceApps apps;
    private final BrokerAotCache broker;
    private final Progress progress;

    /** @param stack the stack to record caches for */
    AotTraining(LocalStackBuilder stack, ServiceApps apps, BrokerAotCache broker, Progress progress) {
        this.stack = stack;
        this.apps = apps;
        this.broker = broker;
        this.progress = progress;
    }

    /** The training for stacks with these settings. */
    public static AotTraining of(LocalStackBuilder stack) {
        return new AotTraining(
                stack,
                ServiceApps.of(stack.repository(), stack.apps()),
                new Servers(stack).brokerCache(),
                stack.progress());
    }

    /** Whether an AOT cache is missing. */
    public boolean isDue() {
        return !apps.haveCaches() || broker.isMissing();
    }

    /** Runs the training. A failure is reported as progress and makes later starts slower. */
    public void run() {
        progress.note("Preparing fast starts, once after a build:");
        try {
            generateBeanDefinitions();
            apps.discardRecorded();
            broker.discardRecorded();
            FileTree.delete(stack.home().aotTraining().root());
            record();
            apps.keepRecorded();
            broker.keepRecorded();
            FileTree.delete(stack.home().aotTraining().root());
            if (isDue()) {
                progress.note("Some AOT caches are missing: their processes start more slowly.");
            }
        } catch (IOException | StartException e) {
            progress.note("The AOT training failed, so later starts are slower: " + e.getMessage());
        }
    }

    private void generateBeanDefinitions() {
        step("AOT training: bean definitions", () -> {
            try {
                apps.generateBeanDefinitions();
            } catch (IOException e) {
                throw new StartException("Spring's bean definitions cannot be generated: " + e.getMessage(), e);
            }
        });
    }

    private void record() {
        var training = LocalStackBuilder.trainingOf(stack).build();
        step("AOT training: start", training::start);
        try {
            step("AOT training: load", () -> TrainingLoad.run(training.gatewayUrl(), training.secrets(), LOAD));
        } finally {
            step("AOT training: caches", training::close);
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
