/** Brokers of three that are killed, and partitions whose leaders move. */
@NullMarked
package dev.liftline.load.drill.broker;

import org.jspecify.annotations.NullMarked;
