/** Keeps the audit of searches for missing people for a limited time. */
@NullMarked
package dev.liftline.consumer.searches;

import org.jspecify.annotations.NullMarked;
