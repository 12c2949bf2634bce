/** Jakarta constraints for the types of settings. */
@NullMarked
package dev.liftline.servicekit.settings;

import org.jspecify.annotations.NullMarked;
