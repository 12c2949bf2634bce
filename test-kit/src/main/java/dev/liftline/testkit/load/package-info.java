/** The reference load, and the CPU time of processes. */
@NullMarked
package dev.liftline.testkit.load;

import org.jspecify.annotations.NullMarked;
