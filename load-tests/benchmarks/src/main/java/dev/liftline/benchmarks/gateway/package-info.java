/** The gateway's figures, and what replicas behind it cost. */
@NullMarked
package dev.liftline.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
