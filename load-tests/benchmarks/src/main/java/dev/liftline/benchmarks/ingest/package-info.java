/** The ingest service's figures. */
@NullMarked
package dev.liftline.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
