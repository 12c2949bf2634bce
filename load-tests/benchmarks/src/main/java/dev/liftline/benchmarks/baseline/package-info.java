/** {@code load-tests/run benchmarks --baseline DIR}: two builds measured in turn on one machine. */
@NullMarked
package dev.liftline.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
