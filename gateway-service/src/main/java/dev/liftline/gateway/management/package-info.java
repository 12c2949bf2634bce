/** The state of the pools on the management port, as an endpoint and as gauges. */
@NullMarked
package dev.liftline.gateway.management;

import org.jspecify.annotations.NullMarked;
