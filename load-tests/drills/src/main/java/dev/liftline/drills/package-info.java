/** Fault drills: inject a fault into a stack under load, clear it, and check the invariants. */
@NullMarked
package dev.liftline.drills;

import org.jspecify.annotations.NullMarked;
