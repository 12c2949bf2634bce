/** Rules for every response, and for Kafka and PostgreSQL after the run. */
@NullMarked
package dev.liftline.e2e.fuzz.check;

import org.jspecify.annotations.NullMarked;
