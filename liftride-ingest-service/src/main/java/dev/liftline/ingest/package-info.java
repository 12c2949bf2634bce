/** Records lift rides: validates requests and responds once Kafka has acknowledged the rides. */
@NullMarked
package dev.liftline.ingest;

import org.jspecify.annotations.NullMarked;
