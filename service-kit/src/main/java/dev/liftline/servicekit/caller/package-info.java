/** Finds out who sent a request, from the header that the gateway signed. */
@NullMarked
package dev.liftline.servicekit.caller;

import org.jspecify.annotations.NullMarked;
