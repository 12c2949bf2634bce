/** Reads the metrics of the system's processes over HTTP. */
@NullMarked
package dev.liftline.query.metrics;

import org.jspecify.annotations.NullMarked;
