/** How the command line talks to the launcher that holds the running stack. */
@NullMarked
package dev.liftline.local.control;

import org.jspecify.annotations.NullMarked;
