/** What processes hold of the machine, sampled over a long time, and whether it grows. */
@NullMarked
package dev.liftline.drills.resources;

import org.jspecify.annotations.NullMarked;
