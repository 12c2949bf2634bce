/** A real Redis from the static redis-server binary that a Maven artifact carries. */
@NullMarked
package dev.liftline.local.redis;

import org.jspecify.annotations.NullMarked;
