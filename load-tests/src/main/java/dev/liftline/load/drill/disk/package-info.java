/** Disks that are full. */
@NullMarked
package dev.liftline.load.drill.disk;

import org.jspecify.annotations.NullMarked;
