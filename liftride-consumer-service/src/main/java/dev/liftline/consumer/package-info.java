/** Stores rides from Kafka in PostgreSQL, each once, and refreshes the cache. */
@NullMarked
package dev.liftline.consumer;

import org.jspecify.annotations.NullMarked;
