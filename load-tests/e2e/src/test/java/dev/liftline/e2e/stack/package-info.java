/** The stack that all end-to-end tests share, and its gateway. */
@NullMarked
package dev.liftline.e2e.stack;

import org.jspecify.annotations.NullMarked;
