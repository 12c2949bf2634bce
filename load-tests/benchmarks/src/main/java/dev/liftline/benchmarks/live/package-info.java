/** Live streams: the memory of an open one, and how soon a ride is seen on it. */
@NullMarked
package dev.liftline.benchmarks.live;

import org.jspecify.annotations.NullMarked;
