/** The cache in Redis: one load for concurrent readers, and never an older value over a newer one. */
@NullMarked
package dev.liftline.query.cache;

import org.jspecify.annotations.NullMarked;
