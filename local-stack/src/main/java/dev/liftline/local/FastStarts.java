package dev.liftline.local;

import dev.liftline.local.Progress.State;
import dev.liftline.local.kafka.BrokerTraining;
import dev.liftline.local.replica.AotTraining;
import dev.liftline.local.replica.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Trains an AOT cache for each JVM that has none: once after a build, then every start is quick. */
final class FastStarts {

    private final AotTraining services;
    private final BrokerTraining broker;
    private final Progress progress;

    /** A training run keeps a core busy; more of them at once would only wait for each other. */
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

    FastStarts(AotTraining services, BrokerTraining broker, Progress progress) {
        this.services = services;
        this.broker = broker;
        this.progress = progress;
    }

    void prepare(Launches launches) {
        List<Runnable> missing = new ArrayList<>();
        // The one that takes longest first.
        Stream.of(Role.QUERY_MOBILE, Role.CONSUMER, Role.INGEST, Role.GATEWAY)
                .filter(role -> !services.isDone(role))
                .forEach(role -> missing.add(() -> train(role.module(), () -> services.train(role))));
        if (!broker.isDone()) {
            missing.add(() -> train("Kafka", broker::train));
        }
        if (!missing.isEmpty()) {
            progress.note("Preparing fast starts, once after a build (--no-aot leaves it out):");
            launches.all(missing);
        }
    }

    private void train(String what, BooleanSupplier training) {
        try {
            cores.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            var name = "AOT cache of " + what;
            var begun = System.nanoTime();
            progress.part(name, State.STARTING, "");
            var trained = training.getAsBoolean();
            var took = "%.1f s".formatted((System.nanoTime() - begun) / 1e9);
            progress.part(name, trained ? State.READY : State.FAILED, trained ? took : "it will start more slowly");
        } finally {
            cores.release();
        }
    }
}
