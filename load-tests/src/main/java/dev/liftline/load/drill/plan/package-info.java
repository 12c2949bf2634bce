/** What a drill is and what it may do to the system. */
@NullMarked
package dev.liftline.load.drill.plan;

import org.jspecify.annotations.NullMarked;
