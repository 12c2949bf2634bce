/** Replicas of the services as processes: their application, environment and ports, and the lists that the gateway reads. */
@NullMarked
package dev.liftline.local.replica;

import org.jspecify.annotations.NullMarked;
