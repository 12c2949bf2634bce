/** Delivery to Kafka: producers, pending acknowledgements and the circuit breaker. */
@NullMarked
package dev.liftline.ingest.kafka;

import org.jspecify.annotations.NullMarked;
