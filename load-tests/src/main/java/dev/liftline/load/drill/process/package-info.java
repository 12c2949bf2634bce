/** Processes that are killed, stopped, restarted and flooded. */
@NullMarked
package dev.liftline.load.drill.process;

import org.jspecify.annotations.NullMarked;
