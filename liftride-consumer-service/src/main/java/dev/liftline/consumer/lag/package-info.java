/** Measures how far the consumer group is behind, from the brokers' side. */
@NullMarked
package dev.liftline.consumer.lag;

import org.jspecify.annotations.NullMarked;
