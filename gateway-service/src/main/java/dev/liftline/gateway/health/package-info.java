/** Asks every replica every half second whether it is ready. */
@NullMarked
package dev.liftline.gateway.health;

import org.jspecify.annotations.NullMarked;
