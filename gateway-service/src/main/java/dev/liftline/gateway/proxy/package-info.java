/** Sends requests to the replicas of a pool, on Vert.x: one attempt after the other, with timeouts and a retry budget. */
@NullMarked
package dev.liftline.gateway.proxy;

import org.jspecify.annotations.NullMarked;
