/** What must be true of every answer, and of the stores afterwards. */
@NullMarked
package dev.liftline.e2e.fuzz.check;

import org.jspecify.annotations.NullMarked;
