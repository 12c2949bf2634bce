/** The ingest service's figures. */
@NullMarked
package dev.liftline.load.bench.ingest;

import org.jspecify.annotations.NullMarked;
