/** The consumer's figures. */
@NullMarked
package dev.liftline.load.bench.storing;

import org.jspecify.annotations.NullMarked;
