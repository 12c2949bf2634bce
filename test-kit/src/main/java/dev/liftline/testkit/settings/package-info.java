/** Wrong settings for a service's tests, made from its configuration metadata. */
@NullMarked
package dev.liftline.testkit.settings;

import org.jspecify.annotations.NullMarked;
