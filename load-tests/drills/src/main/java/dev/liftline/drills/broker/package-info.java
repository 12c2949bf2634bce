/** A cluster of three brokers, and drills that kill brokers and move leaders. */
@NullMarked
package dev.liftline.drills.broker;

import org.jspecify.annotations.NullMarked;
