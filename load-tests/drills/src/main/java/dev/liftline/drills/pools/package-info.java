/** Drills on the pools of the two front ends. */
@NullMarked
package dev.liftline.drills.pools;

import org.jspecify.annotations.NullMarked;
