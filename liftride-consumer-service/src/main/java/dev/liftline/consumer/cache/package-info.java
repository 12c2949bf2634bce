/** Refreshes Redis after each commit to PostgreSQL, or as soon as Redis is available again. */
@NullMarked
package dev.liftline.consumer.cache;

import org.jspecify.annotations.NullMarked;
