/** Rides and reads that benchmarks send, and the counters that they reconcile with. */
@NullMarked
package dev.liftline.benchmarks.traffic;

import org.jspecify.annotations.NullMarked;
