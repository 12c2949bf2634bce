/** Measures the figures of {@code docs/performance.md}: {@code load-tests/run benchmarks}. */
@NullMarked
package dev.liftline.benchmarks;

import org.jspecify.annotations.NullMarked;
