/** Brokers of three that are killed, and partitions whose leaders move. */
@NullMarked
package dev.liftline.drills.broker;

import org.jspecify.annotations.NullMarked;
