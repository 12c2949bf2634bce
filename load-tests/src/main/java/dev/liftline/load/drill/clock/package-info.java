/** Clocks that are wrong. */
@NullMarked
package dev.liftline.load.drill.clock;

import org.jspecify.annotations.NullMarked;
