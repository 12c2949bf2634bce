/** A real Kafka broker in KRaft mode, in a JVM of its own. */
@NullMarked
package dev.liftline.local.kafka;

import org.jspecify.annotations.NullMarked;
