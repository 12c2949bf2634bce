/** Fault drills: a whole system under load, something goes wrong, is put right, and the books are compared. */
@NullMarked
package dev.liftline.load.drill;

import org.jspecify.annotations.NullMarked;
