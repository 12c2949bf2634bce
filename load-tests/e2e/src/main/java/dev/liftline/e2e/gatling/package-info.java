/** Gatling simulations for their HTML reports, and the command that runs one of them. */
@NullMarked
package dev.liftline.e2e.gatling;

import org.jspecify.annotations.NullMarked;
