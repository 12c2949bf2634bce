/** The consumer's figures. */
@NullMarked
package dev.liftline.benchmarks.consumer;

import org.jspecify.annotations.NullMarked;
