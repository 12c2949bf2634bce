/** Disks so small that they can be filled. */
@NullMarked
package dev.liftline.local.disk;

import org.jspecify.annotations.NullMarked;
