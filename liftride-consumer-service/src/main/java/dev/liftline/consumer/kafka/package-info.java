/** Receives rides from Kafka, publishes dead letters, and commits offsets once nothing can be lost. */
@NullMarked
package dev.liftline.consumer.kafka;

import org.jspecify.annotations.NullMarked;
