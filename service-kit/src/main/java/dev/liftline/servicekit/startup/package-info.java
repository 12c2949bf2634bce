/** Explains why a service does not start. */
@NullMarked
package dev.liftline.servicekit.startup;

import org.jspecify.annotations.NullMarked;
