/** Disks that are full. */
@NullMarked
package dev.liftline.drills.disk;

import org.jspecify.annotations.NullMarked;
