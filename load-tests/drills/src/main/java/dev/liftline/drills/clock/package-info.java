/** A drill on clocks. */
@NullMarked
package dev.liftline.drills.clock;

import org.jspecify.annotations.NullMarked;
