/** Finds the replicas of each pool: from a fixed list, DNS, or a watched file. */
@NullMarked
package dev.liftline.gateway.discovery;

import org.jspecify.annotations.NullMarked;
