/** The ride log in Kafka: topics, producer and the circuit breaker in front of it. */
@NullMarked
package dev.liftline.ingest.kafka;

import org.jspecify.annotations.NullMarked;
