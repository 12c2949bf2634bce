/** The gateway's figures, and what replicas behind it cost. */
@NullMarked
package dev.liftline.load.bench.gateway;

import org.jspecify.annotations.NullMarked;
