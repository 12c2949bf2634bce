/** What a drill is and what it may do to the system. */
@NullMarked
package dev.liftline.drills.plan;

import org.jspecify.annotations.NullMarked;
