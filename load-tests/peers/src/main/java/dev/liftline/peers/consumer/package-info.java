/** Rides from Kafka into PostgreSQL by spring-kafka and Spring Data JPA. */
@NullMarked
package dev.liftline.peers.consumer;

import org.jspecify.annotations.NullMarked;
