/** {@code ./liftline logs}: the logs of all processes as one. */
@NullMarked
package dev.liftline.local.cli.logs;

import org.jspecify.annotations.NullMarked;
