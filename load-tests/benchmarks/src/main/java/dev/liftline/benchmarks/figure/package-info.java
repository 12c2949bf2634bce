/** What a figure is and how it comes about: rounds, samples, targets, servers, reconciliation. */
@NullMarked
package dev.liftline.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
