/** Finds the replicas of each pool: a fixed list, the addresses of a name, or a watched file. */
@NullMarked
package dev.liftline.gateway.discovery;

import org.jspecify.annotations.NullMarked;
