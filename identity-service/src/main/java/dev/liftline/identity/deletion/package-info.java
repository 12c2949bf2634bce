/** Deletes the account of a skier who asks for it, and asks the consumers to take him out of the rides. */
@NullMarked
package dev.liftline.identity.deletion;

import org.jspecify.annotations.NullMarked;
