/** Who sent a request: the statement that the gateway signs and every service verifies. */
@NullMarked
package dev.liftline.model.caller;

import org.jspecify.annotations.NullMarked;
