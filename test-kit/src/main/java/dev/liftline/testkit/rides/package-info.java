/** Rides of the reference load, the requests that report them, and the record of which were acknowledged. */
@NullMarked
package dev.liftline.testkit.rides;

import org.jspecify.annotations.NullMarked;
