/** The command line {@code ./liftline}. */
@NullMarked
package dev.liftline.local.cli;

import org.jspecify.annotations.NullMarked;
