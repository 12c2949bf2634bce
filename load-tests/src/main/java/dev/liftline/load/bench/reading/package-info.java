/** The query service's figures. */
@NullMarked
package dev.liftline.load.bench.reading;

import org.jspecify.annotations.NullMarked;
