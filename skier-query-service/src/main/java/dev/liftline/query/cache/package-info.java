/** Redis in front of the database: one load for many readers, and never an older value over a newer one. */
@NullMarked
package dev.liftline.query.cache;

import org.jspecify.annotations.NullMarked;
