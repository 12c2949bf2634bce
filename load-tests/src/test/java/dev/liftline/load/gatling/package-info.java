/** Gatling simulations, run by hand for their HTML reports. */
@NullMarked
package dev.liftline.load.gatling;

import org.jspecify.annotations.NullMarked;
