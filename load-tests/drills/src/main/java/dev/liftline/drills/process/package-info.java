/** Processes that are killed, stopped, restarted and flooded. */
@NullMarked
package dev.liftline.drills.process;

import org.jspecify.annotations.NullMarked;
