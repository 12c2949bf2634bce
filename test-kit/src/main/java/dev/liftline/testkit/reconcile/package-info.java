/** Compares what PostgreSQL holds with what was acknowledged, and its totals with a recount. */
@NullMarked
package dev.liftline.testkit.reconcile;

import org.jspecify.annotations.NullMarked;
