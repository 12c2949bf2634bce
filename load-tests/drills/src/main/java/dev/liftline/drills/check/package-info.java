/** Invariant checks: lost, duplicate and stale data. */
@NullMarked
package dev.liftline.drills.check;

import org.jspecify.annotations.NullMarked;
