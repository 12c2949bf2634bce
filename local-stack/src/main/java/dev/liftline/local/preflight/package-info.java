/** Checks whether this machine has what Liftline needs, from source and before anything is built: with the JDK alone. */
@NullMarked
package dev.liftline.local.preflight;

import org.jspecify.annotations.NullMarked;
