/** {@code load-tests/benchmarks}: every figure of {@code docs/performance.md}, measured and reconciled by one command. */
@NullMarked
package dev.liftline.load.bench;

import org.jspecify.annotations.NullMarked;
