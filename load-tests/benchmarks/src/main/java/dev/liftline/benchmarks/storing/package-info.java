/** The consumer's figures. */
@NullMarked
package dev.liftline.benchmarks.storing;

import org.jspecify.annotations.NullMarked;
