/** Constant responses, the baseline of the benchmark {@code load-tests/run benchmarks query}. */
@NullMarked
package dev.liftline.constant;

import org.jspecify.annotations.NullMarked;
