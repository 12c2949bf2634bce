/** The command ./liftline: what it reads, does and prints. */
@NullMarked
package dev.liftline.local.cli;

import org.jspecify.annotations.NullMarked;
