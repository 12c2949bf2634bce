/** Checks the health of every replica at an interval. */
@NullMarked
package dev.liftline.gateway.health;

import org.jspecify.annotations.NullMarked;
