/** Load of benchmarks, the topic of rides, and the CPU time of processes. */
@NullMarked
package dev.liftline.benchmarks.traffic;

import org.jspecify.annotations.NullMarked;
