/** The query service's figures. */
@NullMarked
package dev.liftline.benchmarks.query;

import org.jspecify.annotations.NullMarked;
