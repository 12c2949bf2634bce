package dev.liftline.benchmarks.figure;

import dev.liftline.testkit.reconcile.NotReconciledException;

/** One figure of {@code docs/performance.md}: how it is measured and what it should be. */
public interface Benchmark {

    /** Names it on the command line. */
    String name();

    /** What is compared with what, in a few words. */
    String title();

    /** What the figure should be. */
    Target target();

    /**
     * Measures the figure, on servers of its own.
     *
     * @throws NotReconciledException when what was measured does not add up: there is no figure then
     * @throws UnavailableException when this machine lacks what it compares with
     */
    Finding measure(Bench bench) throws Exception;
}
