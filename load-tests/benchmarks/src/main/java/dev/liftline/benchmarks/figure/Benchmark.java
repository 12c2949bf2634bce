package dev.liftline.benchmarks.figure;

import dev.liftline.testkit.reconcile.NotReconciledException;

/**
 * One figure of {@code docs/performance.md}.
 *
 * @param name on the command line
 * @param title what the figure compares, in a few words
 * @param target the value that the figure must reach
 */
public record Benchmark(String name, String title, Target target, Procedure procedure) {

    public interface Procedure {

        /**
         * Measures the figure on a stack of its own.
         *
         * @throws NotReconciledException when results contradict each other, so that the figure is invalid
         * @throws UnavailableException when this machine lacks a program or file for the comparison
         */
        Measurement measure(BenchmarkContext context) throws Exception;
    }
}
