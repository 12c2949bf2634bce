/** The use cases of the read side: what a skier and a resort may ask, and the ports to the cache and the database. */
@NullMarked
package dev.liftline.query;

import org.jspecify.annotations.NullMarked;
