/** Figures of the whole stack that {@code ./liftline up} starts. */
@NullMarked
package dev.liftline.benchmarks.system;

import org.jspecify.annotations.NullMarked;
