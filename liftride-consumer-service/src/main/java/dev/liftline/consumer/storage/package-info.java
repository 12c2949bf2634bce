/** Stores rides and totals in PostgreSQL. This service owns the schema. */
@NullMarked
package dev.liftline.consumer.storage;

import org.jspecify.annotations.NullMarked;
