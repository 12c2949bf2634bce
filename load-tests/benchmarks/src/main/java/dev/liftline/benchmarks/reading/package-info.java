/** The query service's figures. */
@NullMarked
package dev.liftline.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
