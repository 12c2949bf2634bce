/** Clocks that are wrong. */
@NullMarked
package dev.liftline.drills.clock;

import org.jspecify.annotations.NullMarked;
