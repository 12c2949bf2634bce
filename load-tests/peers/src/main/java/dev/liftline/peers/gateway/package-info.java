/** Spring Cloud Gateway, which has its own class path. */
@NullMarked
package dev.liftline.peers.gateway;

import org.jspecify.annotations.NullMarked;
