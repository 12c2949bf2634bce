/** The control connection between the command line and the launcher of a running stack. */
@NullMarked
package dev.liftline.local.control;

import org.jspecify.annotations.NullMarked;
