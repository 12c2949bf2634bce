/** Tests that start {@code load-tests/run} and AOT training on a stack of their own. */
@NullMarked
package dev.liftline.e2e.commands;

import org.jspecify.annotations.NullMarked;
