/** Rides over HTTP into Kafka by Spring MVC and spring-kafka. */
@NullMarked
package dev.liftline.peers.ingest;

import org.jspecify.annotations.NullMarked;
