/** Compares two builds on one machine: {@code load-tests/run benchmarks --baseline DIR}. */
@NullMarked
package dev.liftline.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
