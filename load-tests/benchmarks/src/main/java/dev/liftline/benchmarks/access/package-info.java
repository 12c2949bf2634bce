/** Figures about what it costs to know who sends a request. */
@NullMarked
package dev.liftline.benchmarks.access;

import org.jspecify.annotations.NullMarked;
