/** The load client: sends HTTP requests in a closed or an open loop on one event loop and records the results. */
@NullMarked
package dev.liftline.local.load;

import org.jspecify.annotations.NullMarked;
