/** Checks the settings before a service starts, and explains each wrong one in a sentence. */
@NullMarked
package dev.liftline.servicekit.settings;

import org.jspecify.annotations.NullMarked;
