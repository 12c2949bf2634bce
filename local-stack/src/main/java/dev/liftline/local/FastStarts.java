package dev.liftline.local;

import dev.liftline.local.Progress.State;
import dev.liftline.local.replica.AotTraining;
import dev.liftline.local.replica.Role;
import java.util.List;
import java.util.stream.Stream;

/** Trains an AOT cache for each application that has none: once after a build, then every start is quick. */
final class FastStarts {

    // NB: a consumer makes the schema that a query replica reads, so it comes first. Two at a time, for laptops.
    private static final List<List<Role>> STEPS =
            List.of(List.of(Role.CONSUMER, Role.GATEWAY), List.of(Role.INGEST, Role.QUERY_MOBILE));

    private final AotTraining training;
    private final Progress progress;

    FastStarts(AotTraining training, Progress progress) {
        this.training = training;
        this.progress = progress;
    }

    void prepare(Launches launches) {
        if (STEPS.stream().flatMap(List::stream).allMatch(training::isDone)) {
            return;
        }
        progress.note("Preparing fast starts, once after a build (--no-aot leaves it out):");
        for (var step : STEPS) {
            launches.all(untrained(step.stream())
                    .<Runnable>map(role -> () -> train(role))
                    .toList());
        }
    }

    private Stream<Role> untrained(Stream<Role> roles) {
        return roles.filter(role -> !training.isDone(role));
    }

    private void train(Role role) {
        var name = "AOT cache of " + role.module();
        var begun = System.nanoTime();
        progress.part(name, State.STARTING, "");
        var trained = training.train(role);
        var took = "%.1f s".formatted((System.nanoTime() - begun) / 1e9);
        progress.part(name, trained ? State.READY : State.FAILED, trained ? took : "it will start more slowly");
    }
}
