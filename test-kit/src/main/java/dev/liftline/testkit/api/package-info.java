/** The API document and the documented meters, and the operations that a service maps. */
@NullMarked
package dev.liftline.testkit.api;

import org.jspecify.annotations.NullMarked;
