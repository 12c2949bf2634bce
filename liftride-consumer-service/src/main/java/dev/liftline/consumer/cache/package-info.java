/** Keeps Redis true to PostgreSQL after each commit, however long Redis was away. */
@NullMarked
package dev.liftline.consumer.cache;

import org.jspecify.annotations.NullMarked;
