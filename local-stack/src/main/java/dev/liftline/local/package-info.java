/** Liftline on one machine without Docker: real PostgreSQL, Kafka and Redis, and the services as processes. */
@NullMarked
package dev.liftline.local;

import org.jspecify.annotations.NullMarked;
