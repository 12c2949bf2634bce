/** {@code ./liftline status}: the processes of the running stack, their health and their load. */
@NullMarked
package dev.liftline.local.cli.status;

import org.jspecify.annotations.NullMarked;
