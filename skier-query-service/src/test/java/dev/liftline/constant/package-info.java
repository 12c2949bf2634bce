/** Answers that cost nothing but themselves, to hold the service's beside: {@code load-tests/run benchmarks query}. */
@NullMarked
package dev.liftline.constant;

import org.jspecify.annotations.NullMarked;
