/** {@code load-tests/run benchmarks}: every figure of {@code docs/performance.md}, measured and reconciled by one command. */
@NullMarked
package dev.liftline.benchmarks;

import org.jspecify.annotations.NullMarked;
