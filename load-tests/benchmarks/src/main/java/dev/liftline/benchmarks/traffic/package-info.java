/** Load of benchmarks, the topic of rides, and the counters for checking results. */
@NullMarked
package dev.liftline.benchmarks.traffic;

import org.jspecify.annotations.NullMarked;
