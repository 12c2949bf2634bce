/** Figures of everything that ./liftline up starts. */
@NullMarked
package dev.liftline.benchmarks.whole;

import org.jspecify.annotations.NullMarked;
