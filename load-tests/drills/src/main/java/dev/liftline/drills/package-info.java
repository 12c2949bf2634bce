/** Fault drills: a whole system under load, something goes wrong, is put right, and the books are compared. */
@NullMarked
package dev.liftline.drills;

import org.jspecify.annotations.NullMarked;
