/** Live streams of events: one subscription to Redis, and the open streams of each event loop. */
@NullMarked
package dev.liftline.gateway.live;

import org.jspecify.annotations.NullMarked;
