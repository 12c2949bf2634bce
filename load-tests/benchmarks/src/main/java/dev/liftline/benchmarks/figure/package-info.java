/** The parts of every benchmark: context, samples, comparisons, targets and results. */
@NullMarked
package dev.liftline.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
