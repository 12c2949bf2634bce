/** Drills on processes: killed, frozen, overloaded and refilled replicas and servers. */
@NullMarked
package dev.liftline.drills.faults;

import org.jspecify.annotations.NullMarked;
