/** {@code ./liftline keys}, {@code operators}, {@code passes} and {@code secrets}: who may do what on the running stack. */
@NullMarked
package dev.liftline.local.cli.access;

import org.jspecify.annotations.NullMarked;
