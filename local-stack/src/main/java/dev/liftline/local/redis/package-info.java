/** A real Redis server from the static binary in a Maven artifact. */
@NullMarked
package dev.liftline.local.redis;

import org.jspecify.annotations.NullMarked;
