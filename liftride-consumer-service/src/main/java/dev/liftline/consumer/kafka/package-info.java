/** Reads rides from Kafka, sets aside what is none, and commits offsets once nothing can be lost. */
@NullMarked
package dev.liftline.consumer.kafka;

import org.jspecify.annotations.NullMarked;
