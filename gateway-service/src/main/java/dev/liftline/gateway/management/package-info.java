/** What operators see on the management port: the replicas of each pool, as an endpoint and as gauges. */
@NullMarked
package dev.liftline.gateway.management;

import org.jspecify.annotations.NullMarked;
