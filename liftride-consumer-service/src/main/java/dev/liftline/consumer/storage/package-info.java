/** Keeps rides and totals in PostgreSQL, whose schema this service owns. */
@NullMarked
package dev.liftline.consumer.storage;

import org.jspecify.annotations.NullMarked;
