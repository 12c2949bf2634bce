/** {@code ./liftline dead-letters}: the rejected records of the running stack. */
@NullMarked
package dev.liftline.local.cli.deadletters;

import org.jspecify.annotations.NullMarked;
