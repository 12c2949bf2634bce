package dev.liftline.testkit.load;

import io.vertx.core.Future;

/** A load that is being sent. Thread-safe. */
public final class RunningLoad {

    private final LoadReport report;
    private final Future<Void> done;
    private volatile boolean finishing;

    RunningLoad(LoadReport report, Future<Void> done) {
        this.report = report;
        this.done = done;
    }

    /** How many rides were acknowledged so far. */
    public int acknowledged() {
        return report.acknowledged().size();
    }

    /** Sends no further ride; those on their way are waited for. */
    public RunningLoad finish() {
        finishing = true;
        return this;
    }

    /** Waits for the end and tells what came of it. */
    public LoadReport await() {
        done.toCompletionStage().toCompletableFuture().join();
        return report;
    }

    LoadReport soFar() {
        return report;
    }

    boolean isFinishing() {
        return finishing;
    }
}
