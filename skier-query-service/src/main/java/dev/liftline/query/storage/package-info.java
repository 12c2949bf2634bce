/** Reads rides, totals and reference data from PostgreSQL. */
@NullMarked
package dev.liftline.query.storage;

import org.jspecify.annotations.NullMarked;
