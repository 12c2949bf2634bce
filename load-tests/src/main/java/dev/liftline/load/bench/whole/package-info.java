/** Figures of everything that ./liftline up starts. */
@NullMarked
package dev.liftline.load.bench.whole;

import org.jspecify.annotations.NullMarked;
