package dev.liftline.benchmarks.figure;

import dev.liftline.testkit.reconcile.NotReconciledException;

/** Measures one figure of {@code docs/performance.md} and defines its target. */
public interface Benchmark {

    /** The name on the command line. */
    String name();

    /** What the figure compares, in a few words. */
    String title();

    /** The value that the figure must reach. */
    Target target();

    /**
     * Measures the figure on a stack of its own.
     *
     * @throws NotReconciledException when results contradict each other, so that the figure is invalid
     * @throws UnavailableException when this machine lacks a program or file for the comparison
     */
    Measurement measure(BenchmarkContext context) throws Exception;
}
